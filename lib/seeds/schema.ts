import { z } from "zod";
import { categories } from "#lib/items/schema.ts";

/** What a seed holds: what people edit, and what a file brings. Texts are trimmed at their ends. */
export const seedFields = z.object({
  instruction: z.string().trim().min(1, "seeds.errors.instructionEmpty").max(20_000, "seeds.errors.tooLong"),
  input: z.string().trim().max(100_000, "seeds.errors.tooLong").default(""),
  output: z.string().trim().max(100_000, "seeds.errors.tooLong").default(""),
  category: z.enum(categories).nullable().default(null),
  kind: z.string().trim().max(100, "seeds.errors.kindTooLong").default(""),
  tags: z
    .array(z.string().trim().min(1).max(100, "seeds.errors.tagTooLong"))
    .max(50, "seeds.errors.tooManyTags")
    .default([])
    .transform((tags) => [...new Set(tags)]),
  notes: z.string().trim().max(20_000, "seeds.errors.tooLong").default(""),
});

/** A seed's fields. */
export type SeedFields = z.output<typeof seedFields>;

/** A seed is drawn for prompts only when it is complete: output and category are there. */
export function isComplete(seed: Pick<SeedFields, "output" | "category">): boolean {
  return seed.output !== "" && seed.category !== null;
}
