import type { TaskText } from "#lib/items/schema.ts";
import type { DuplicateChecks, RuleVerdict } from "#lib/items/standing-tasks.ts";
import { checkTextRules } from "./check-rules.ts";
import type { RunRules } from "./schema.ts";

/** What of a run decides about its next candidate. */
export type GateState = {
  /** How many of its candidates got in so far, and how many are wanted. */
  accepted: number;
  target: number;
  /** The project's sequence at which it was cancelled. */
  cancelSequence: bigint | null;
};

/** Whether a run takes the candidate at this number of the project's sequence, but for duplicates: null where it does. */
export function askGate(
  { accepted, target, cancelSequence }: GateState,
  rules: RunRules,
  task: TaskText,
  sequence: bigint,
): RuleVerdict | null {
  if (cancelSequence !== null && cancelSequence < sequence)
    return { rule: "runCancelled", detail: "the run was cancelled before this answer came" };
  if (accepted >= target) return { rule: "targetReached", detail: `the target of ${target} was reached` };
  return checkTextRules(task, rules);
}

/** The duplicate checks that a run's rules ask for. */
export function duplicateChecks({ exactDuplicate, nearDuplicate }: RunRules): DuplicateChecks {
  return { exactDuplicate: exactDuplicate.enabled, nearDuplicate: nearDuplicate.enabled ? nearDuplicate : null };
}
