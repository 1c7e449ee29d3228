import type { CallPurpose } from "#lib/expansion/queries/list-calls.ts";
import type { RunSettings } from "#lib/expansion/schema.ts";

/** The parts of a run's page. */
const runParts = [
  "overview",
  "results",
  "rejections",
  "seeds",
  "malformed",
  "calls",
  "batches",
  "agreement",
  "replay",
] as const;

/** One of them. */
export type RunPart = (typeof runParts)[number];

/**
 * Those of a run by what it is for, and how its calls are delivered: only an expansion has rejections and can be replayed,
 * only runs over items have results.
 */
export function partsOf(purpose: CallPurpose, delivery: RunSettings["delivery"]): readonly RunPart[] {
  const without: RunPart[] = ["rejections", "seeds", "replay"];
  const parts = runParts.filter((part) => part !== "batches" || delivery === "batch");
  if (purpose === "expand") return parts.filter((part) => part !== "results");
  return parts.filter((part) => !without.includes(part) && (part !== "agreement" || purpose === "classify"));
}
