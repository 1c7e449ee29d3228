import { type RiskyChange, riskyChanges } from "#lib/algorithms/risky-changes.ts";
import { type DiffSegment, wordDiff } from "#lib/algorithms/word-diff.ts";
import type { TaskText } from "#lib/items/schema.ts";

const fields = ["instruction", "input", "output"] as const;

/** What an edit changed in one of a task's texts: the difference, and what of it is called out. */
export type FieldChange = { field: keyof TaskText; segments: DiffSegment[]; risky: RiskyChange[] };

/** What differs between two versions of a task, text by text; texts that are equal are left out. */
export function taskChanges(before: TaskText, after: TaskText): FieldChange[] {
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => {
      const segments = wordDiff(before[field], after[field]);
      return { field, segments, risky: riskyChanges(before[field], after[field], segments) };
    });
}

/** How many changes are called out. */
export function countRisky(changes: readonly FieldChange[]): number {
  return changes.reduce((sum, { risky }) => sum + risky.length, 0);
}
