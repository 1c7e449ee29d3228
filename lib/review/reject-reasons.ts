import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { mostRejectReasons, type RejectReason, rejectReasons } from "./schema.ts";

const key = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/);
const label = z
  .string()
  .trim()
  .min(1, "reviewSetup.reasons.errors.empty")
  .max(80, "reviewSetup.reasons.errors.long")
  .transform(storableText);

const rejectReasonList = z.array(z.object({ key, label: label.nullable(), retired: z.boolean() }));

/**
 * The reasons to reject that a project wants, in order. A new one has no key yet; `label` null is the text that ships.
 * `base` is the list that they were made from.
 */
export const rejectReasonsInput = z.object({
  base: rejectReasonList,
  reasons: z
    .array(z.object({ key: key.nullable(), label: label.nullable(), retired: z.boolean() }))
    .max(mostRejectReasons, "reviewSetup.reasons.errors.many")
    .refine((reasons) => reasons.some((reason) => !reason.retired), "reviewSetup.reasons.errors.none")
    .refine((reasons) => allDiffer(reasons.flatMap((reason) => reason.key ?? [])))
    .refine(
      (reasons) => allDiffer(reasons.flatMap((reason) => reason.label?.toLowerCase() ?? [])),
      "reviewSetup.reasons.errors.same",
    )
    .refine((reasons) => reasons.every((reason) => reason.label !== null || isShipped(reason.key))),
});

/** The reasons to reject that a project wants. */
export type RejectReasonsInput = z.output<typeof rejectReasonsInput>;

/** The reasons that every project begins with. */
export const shippedReasons: RejectReason[] = rejectReasons.map((shipped) => ({
  key: shipped,
  label: null,
  retired: false,
}));

/** A project's reasons, those retired included, as its row keeps them: null stands for those that ship. */
export function readRejectReasons(stored: unknown): RejectReason[] {
  return stored === null || stored === undefined ? shippedReasons : rejectReasonList.parse(stored);
}

/** Whether the key is of a reason that ships. */
function isShipped(of: string | null): boolean {
  return (rejectReasons as readonly (string | null)[]).includes(of);
}

/**
 * A key for each new reason: its words in a form that reads well where a later version no longer has them. Those that have
 * gone from the list stay at its end, retired: decisions may name them.
 */
export function withKeys(wanted: RejectReasonsInput["reasons"], before: readonly RejectReason[]): RejectReason[] {
  const taken = new Set([
    ...before.map((reason) => reason.key),
    ...rejectReasons,
    ...wanted.flatMap(({ key }) => key ?? []),
  ]);
  const kept = wanted.map(({ key, label, retired }) => {
    if (key !== null) return { key, label, retired };
    const made = freeKey(label ?? "", taken);
    taken.add(made);
    return { key: made, label, retired };
  });
  const gone = before.filter((reason) => !kept.some(({ key }) => key === reason.key));
  return [...kept, ...gone.map((reason) => ({ ...reason, retired: true }))];
}

function freeKey(words: string, taken: ReadonlySet<string>): string {
  const plain = words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 40);
  const stem = plain || "reason";
  for (let i = 1; ; i++) {
    const candidate = i === 1 && plain ? stem : `${stem}-${i}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function allDiffer(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
