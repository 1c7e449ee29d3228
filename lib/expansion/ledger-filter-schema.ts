import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { rejectionRules } from "./schema.ts";

/** Orders of the ledger: as they were turned away, or by nearness to the neighbour (only those that have a score). */
const ledgerSorts = ["number-asc", "number-desc", "score-desc", "score-asc"] as const;

const orNothing = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);
const score = orNothing(
  z
    .string()
    .regex(/^\d{1,2}(\.\d{1,6})?$/)
    .or(z.number())
    .transform(Number)
    .pipe(z.number().min(0).max(1)),
);

/**
 * Which rejections of a run the ledger shows, from the page's address. Anything unknown is left out rather than refused:
 * an old link still opens the page.
 */
export const ledgerFilter = z.object({
  rule: orNothing(z.enum(rejectionRules)),
  /** Whether a person has restored them. */
  restored: orNothing(z.enum(["yes", "no"])),
  /** Words to find, as in a web search (`"exact words"`, `or`, `-without`). */
  q: orNothing(z.string().trim().min(1).max(200).transform(storableText)),
  /** The least and the greatest score. */
  from: score,
  to: score,
  sort: z.enum(ledgerSorts).catch("number-asc"),
});

/** Which rejections the ledger shows, and in which order. */
export type LedgerFilter = z.output<typeof ledgerFilter>;

/** Whether a filter leaves some of the ledger out. */
export function narrowsLedger({ rule, restored, q, from, to }: LedgerFilter): boolean {
  return Boolean(rule || restored || q) || from !== undefined || to !== undefined;
}

/** The most rejections that are restored at once. */
export const mostRestored = 1_000;

/** Rejections to restore: these, or those of a run that a filter leaves. */
export const restoreManyInput = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(mostRestored) }),
  z.object({ run: z.int().min(1).max(2_000_000_000), filter: ledgerFilter }),
]);

/** Rejections to restore. */
export type RestoreMany = z.output<typeof restoreManyInput>;
