/**
 * What stands in a call that was given up because nobody wanted it any more, and not because it failed: the target was
 * reached, the run was cancelled, or it had ended.
 */
export const dropReasons = {
  targetReached: "not needed: the target was reached",
  cancelled: "the run was cancelled before this was sent",
  ended: "the run ended before this was sent",
} as const;
