import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { categories } from "#lib/items/schema.ts";

/** Line ends become \n, as a browser's text areas have them, so that opening and saving a text changes nothing. */
function text(most: number, tooLong: string) {
  return z
    .string()
    .transform((value) => storableText(value.replace(/\r\n?/g, "\n")).trim())
    .pipe(z.string().max(most, tooLong));
}

/** A text of one line. */
function line(most: number, tooLong: string) {
  return z
    .string()
    .transform((value) => storableText(value).replace(/\s+/g, " ").trim())
    .pipe(z.string().max(most, tooLong));
}

/** What a seed holds: what people edit, and what a file brings. Texts are trimmed at their ends. */
export const seedFields = z.object({
  instruction: text(20_000, "seeds.errors.instructionTooLong").pipe(z.string().min(1, "seeds.errors.instructionEmpty")),
  input: text(100_000, "seeds.errors.inputTooLong").default(""),
  output: text(100_000, "seeds.errors.outputTooLong").default(""),
  category: z.enum(categories, "seeds.errors.category").nullable().default(null),
  kind: line(100, "seeds.errors.kindTooLong").default(""),
  tags: z
    .array(line(100, "seeds.errors.tagTooLong").pipe(z.string().min(1, "seeds.errors.tagEmpty")))
    .max(50, "seeds.errors.tooManyTags")
    .default([])
    .transform((tags) => [...new Set(tags)]),
  notes: text(20_000, "seeds.errors.notesTooLong").default(""),
});

/** A seed's fields. */
export type SeedFields = z.output<typeof seedFields>;

/** A seed before anything is written. */
export const emptySeed: SeedFields = {
  instruction: "",
  input: "",
  output: "",
  category: null,
  kind: "",
  tags: [],
  notes: "",
};

/** The fields in the order in which they are shown, compared and exported. */
export const seedFieldNames = ["instruction", "input", "output", "category", "kind", "tags", "notes"] as const;

/** The name of a seed's field. */
export type SeedFieldName = (typeof seedFieldNames)[number];

/** The fields in which two states of a seed differ, in the order in which they are shown. */
export function differingFields(a: SeedFields, b: SeedFields): SeedFieldName[] {
  return seedFieldNames.filter((name) => !sameValue(a[name], b[name]));
}

function sameValue(a: SeedFields[SeedFieldName], b: SeedFields[SeedFieldName]): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((tag, i) => tag === b[i]);
}

/** A seed is drawn for prompts only when it is complete: output and category are there. */
export function isComplete(seed: Pick<SeedFields, "output" | "category">): boolean {
  return seed.output !== "" && seed.category !== null;
}

/** Where a seed stands: incomplete, drawn for prompts, or set aside. */
export const seedStatuses = ["active", "draft", "archived"] as const;

/** A seed's status. */
export type SeedStatus = (typeof seedStatuses)[number];

const seedNumber = z.int().min(1).max(2_147_483_647);

/** A save: the fields, and the revision that they were made from. */
export const seedRevisionInput = z.object({
  number: seedNumber,
  baseRevision: z.int().min(1),
  fields: seedFields,
});

/** Names one seed. */
export const seedReference = z.object({ number: seedNumber });

/** Names an earlier revision to restore, and the one that is current in the person's eyes. */
export const restoreInput = z.object({ number: seedNumber, revision: z.int().min(1), baseRevision: z.int().min(1) });

/** An instruction to compare with the project's seeds; `number` is the seed that it belongs to, if it has one. */
export const similarityInput = z.object({ instruction: z.string().max(20_000), number: seedNumber.nullable() });

/** Above this ROUGE-L of two instructions the second is likely a variant of the first: a warning, never a refusal. */
export const similarAbove = 0.5;

/** The seed most similar to an instruction. */
export type SimilarSeed = { number: number; instruction: string; score: number };
