import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";

/** What items are searched by: an item or a seed, by its number, or any text. */
export type SimilaritySearch = { by: "item" | "seed"; number: number } | { by: "text"; text: string };

const number = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined);

const address = z.object({
  like: number,
  likeSeed: number,
  similar: z.string().trim().min(1).max(5_000).transform(storableText).optional().catch(undefined),
});

/**
 * What the address of the table of items asks to be similar to; null where it asks for nothing of the kind. A text goes before an
 * item, and an item before a seed; what is malformed is left out.
 * @example readSimilaritySearch({ like: "12" }) // { by: "item", number: 12 }
 */
export function readSimilaritySearch(given: Record<string, unknown>): SimilaritySearch | null {
  const { like, likeSeed, similar } = address.parse(given);
  if (similar !== undefined) return { by: "text", text: similar };
  if (like !== undefined) return { by: "item", number: like };
  return likeSeed === undefined ? null : { by: "seed", number: likeSeed };
}
