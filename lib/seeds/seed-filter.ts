import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { categories } from "#lib/items/schema.ts";
import { seedStatuses } from "./schema.ts";

/** Orders of the table of seeds: by number, last change or kind of task. Each is an index. */
export const seedSorts = ["number-asc", "number-desc", "updated-desc", "updated-asc", "kind-asc", "kind-desc"] as const;

/** One of the orders. */
export type SeedSort = (typeof seedSorts)[number];

const orNothing = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

/**
 * What the table of seeds shows, from its address. Anything unknown or malformed is left out rather than refused: an
 * old link still opens the table.
 */
export const seedFilter = z.object({
  /** Without one: all that are not archived. */
  status: orNothing(z.enum(seedStatuses)),
  category: orNothing(z.enum([...categories, "none"])),
  kind: orNothing(z.string().min(1).max(100).transform(storableText)),
  tag: orNothing(z.string().min(1).max(100).transform(storableText)),
  /** Words that all occur somewhere in the seed, in any case, or `#` and a seed's number. */
  q: orNothing(z.string().trim().min(1).max(200).transform(storableText)),
  sort: z.enum(seedSorts).catch("number-asc"),
});

/** What the table of seeds shows. */
export type SeedFilter = z.output<typeof seedFilter>;

/** The number that a search for `#12` asks for, or null. */
export function searchedNumber(q: string): number | null {
  const digits = /^#(\d{1,9})$/.exec(q)?.[1];
  return digits === undefined ? null : Number(digits);
}
