import { z } from "zod";

/** What a run's seeds can be sorted by. */
export const runSeedColumns = ["number", "shown", "accepted", "turnedAway", "acceptance"] as const;

/** How a run's seeds are sorted: "acceptance-desc". Anything else is by number. */
export const runSeedSort = z
  .templateLiteral([z.enum(runSeedColumns), "-", z.enum(["asc", "desc"])])
  .catch("number-asc");

/** A column and a direction of a run's seeds. */
export type RunSeedSort = z.output<typeof runSeedSort>;
