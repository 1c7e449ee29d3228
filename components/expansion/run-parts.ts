/** The parts of a run's page. */
export const runParts = ["overview", "rejections", "malformed", "calls"] as const;

/** One of them. */
export type RunPart = (typeof runParts)[number];
