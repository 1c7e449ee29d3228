import { z } from "zod";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { usualLimit } from "./schema.ts";
import type { DuplicateChecks } from "./standing-tasks.ts";

/**
 * What is recorded with a version whose text a person let in although it is a duplicate of another: which rule would have turned it
 * away, what it is a duplicate of, how near it is (ROUGE-L F1), and above what limit that counts.
 */
export const overrideRecord = z.object({
  rule: z.enum(["exactDuplicate", "nearDuplicate"]),
  of: z.enum(["seed", "item"]),
  id: z.uuid(),
  score: z.number(),
  limit: z.number(),
});

/** An override as it is recorded. */
export type OverrideRecord = z.output<typeof overrideRecord>;

/** An override as people read it: the other task by its number. */
export type Override = Omit<OverrideRecord, "id"> & { number: number };

/** The duplicate checks that a new run begins with: what a person's text is measured by. */
export function usualChecks(tokenizer: Tokenizer): DuplicateChecks {
  return { exactDuplicate: true, nearDuplicate: { threshold: usualLimit, strict: true, tokenizer } };
}
