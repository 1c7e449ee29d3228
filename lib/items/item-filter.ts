import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { categories, itemOrigins, itemStatuses } from "./schema.ts";

/** Orders of the table of items: by number (age) or by last change. Each is an index. */
export const itemSorts = ["number-desc", "number-asc", "updated-desc", "updated-asc"] as const;

/** One of the orders. */
export type ItemSort = (typeof itemSorts)[number];

/**
 * Whether two reviewers said the same of an item before they saw each other's decision: verdict and category, or the verdict alone.
 */
const agreeFilters = ["yes", "no", "verdict-yes", "verdict-no"] as const;

/** Two ids of people. */
const pairOfPeople = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** Where items came from, as the table filters it; `restored`: a person overruled the rule that had turned it away. */
const originFilters = [...itemOrigins, "restored"] as const;

const orNothing = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

/**
 * What the table of items shows, from its address. Anything unknown or malformed is left out rather than refused:
 * an old link still opens the table.
 */
export const itemFilter = z.object({
  status: orNothing(z.enum(itemStatuses)),
  /** The decided category, or the proposed one where none is decided. */
  category: orNothing(z.enum(categories)),
  /** The category that a model proposed last; `none`: none of the four. */
  proposed: orNothing(z.enum([...categories, "none"])),
  /** The category that people decided on. */
  decided: orNothing(z.enum(categories)),
  /** Ids of two people who both reviewed it, joined by a dot; of items whose review is complete. */
  pair: orNothing(pairOfPeople),
  /** Whether those two agree; without `pair` it asks nothing. */
  agree: orNothing(z.enum(agreeFilters)),
  kind: orNothing(z.string().min(1).max(100).transform(storableText)),
  /** The number of the expansion run. */
  run: orNothing(z.coerce.number().int().min(1).max(2_147_483_647)),
  origin: orNothing(z.enum(originFilters)),
  tag: orNothing(z.string().min(1).max(100).transform(storableText)),
  /** Words to find, as in a web search (`"exact words"`, `or`, `-without`), or `#` and an item's number. */
  q: orNothing(z.string().trim().min(1).max(200).transform(storableText)),
  sort: z.enum(itemSorts).catch("number-desc"),
});

/** What the table of items shows. */
export type ItemFilter = z.output<typeof itemFilter>;

/** The number that a search for `#123` asks for, or null. */
export function searchedNumber(q: string): number | null {
  const digits = /^#(\d{1,15})$/.exec(q)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * A filter that has to mean what it says, as where something is done to every item that it finds: here anything unknown
 * or malformed is refused, for without it the filter would find more.
 */
export const exactItemFilter = z.record(z.string(), z.unknown()).transform((given, context): ItemFilter => {
  const filter = itemFilter.parse(given);
  for (const [key, value] of Object.entries(given)) {
    if (value !== undefined && key !== "sort" && filter[key as keyof ItemFilter] === undefined)
      context.addIssue({ code: "custom", message: "items.errors.filter", path: [key] });
  }
  return filter;
});
