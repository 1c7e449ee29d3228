import type { RunProgress } from "#lib/expansion/run-view.ts";

type Progress = Pick<RunProgress, "accepted" | "target" | "money">;

/** US dollars that an accepted item cost so far, calls under way left out; null while there is none. */
export function moneyPerItem({ accepted, money }: Pick<Progress, "accepted" | "money">): number | null {
  return accepted > 0 ? money.spent / accepted : null;
}

/** US dollars that the run comes to at its target, if its items cost on as they did; null before there is one. */
export function expectedTotal(progress: Progress): number | null {
  const each = moneyPerItem(progress);
  return each === null ? null : each * Math.max(progress.target, progress.accepted);
}
