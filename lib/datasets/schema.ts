import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { categories } from "#lib/items/schema.ts";

/** The formats that a version's files come in. */
export const formatNames = ["alpaca-json", "alpaca-jsonl", "openai-chat"] as const;

/** One of the formats. */
export type FormatName = (typeof formatNames)[number];

/** What freezing asks for. The id is made in the browser, so that sending the form twice freezes once. */
export const freezeInput = z.object({
  id: z.uuid("datasets.errors.id"),
  name: z
    .string()
    .trim()
    .min(1, "datasets.errors.name")
    .max(100, "datasets.errors.nameTooLong")
    .transform(storableText),
  notes: z.string().trim().max(5_000, "datasets.errors.notesTooLong").default("").transform(storableText),
});

/** What freezing asks for, checked. */
export type FreezeInput = z.output<typeof freezeInput>;

/** A version's number, also as it stands in an address. */
export const versionNumber = z.coerce.number().int().min(1).max(2_147_483_647);

/** A version by its number, where an action is about one. */
export const versionReference = z.object({ number: versionNumber });

/** Which file of a version: its format, and one category or all. */
export const fileChoice = z.object({
  format: z.enum(formatNames, "datasets.errors.format"),
  category: z.enum(categories, "datasets.errors.category").nullable().default(null),
});

/** Which file of a version. */
export type FileChoice = z.output<typeof fileChoice>;

const count = z.number().int().min(0);
const countsByCategory = z.object({ QA: count, IE: count, GEN: count, OTHER: count });

/** Items by category. */
export type CountsByCategory = z.infer<typeof countsByCategory>;

/** Where the items of a version come from, as found in the moment of freezing. */
export const provenance = z.object({
  origins: z.object({ call: count, import: count, corpus: count }),
  /** Items whose text a person changed before the freeze. */
  edited: count,
  /** Items that a person restored from the rejections. */
  restored: count,
  /** People whose verdict stood on at least one of the items. */
  reviewers: count,
  /** Expansion runs that brought items, by number. */
  runs: z.array(
    z.object({
      number: count,
      endpoint: z.string(),
      model: z.string(),
      promptVersion: z.string(),
      startedAt: z.string(),
      items: count,
    }),
  ),
});

/** Where the items of a version come from. */
export type Provenance = z.infer<typeof provenance>;

const datasetFile = z.object({
  name: z.string(),
  format: z.enum(formatNames),
  category: z.enum(categories).nullable(),
  rows: count,
  bytes: count,
  sha256: z.string(),
});

/** What changed since the version before; null for the first. `changed`: same item, other text or category. */
const changes = z.object({ since: count, added: count, removed: count, changed: count }).nullable();

/** What changed since the version before. */
export type VersionChanges = z.infer<typeof changes>;

/** What a version is, and what its files come to: kept with the version, and downloaded as JSON. Keys in this order. */
export const manifest = z.object({
  manifest: z.literal("seedbed-dataset/1"),
  project: z.object({ slug: z.string(), name: z.string() }),
  version: z.object({ number: count, name: z.string(), notes: z.string() }),
  frozen: z.object({ at: z.string(), by: z.string() }),
  items: count,
  counts: countsByCategory,
  changes,
  provenance,
  formats: z.object({ "alpaca-json": z.string(), "alpaca-jsonl": z.string(), "openai-chat": z.string() }),
  files: z.array(datasetFile),
});

/** What a version is. */
export type Manifest = z.infer<typeof manifest>;

/** The counts of a version as the database keeps them. */
export const parseCounts = (value: unknown): CountsByCategory => countsByCategory.parse(value);
