import { Refusal } from "#lib/platform/errors.ts";
import type { RunSettings } from "./schema.ts";
import { type FrozenSeed, seedWeights } from "./seed-weights.ts";

/**
 * Whether there are seeds enough to show.
 * @throws Refusal `invalid` where fewer are complete, or fewer have a weight above 0, than one prompt shows
 */
export function checkSeeds(
  seeds: readonly FrozenSeed[],
  {
    seedsPerPrompt,
    machineTasksPerPrompt,
    steering,
  }: Pick<RunSettings, "seedsPerPrompt" | "machineTasksPerPrompt" | "steering">,
): void {
  if (machineTasksPerPrompt >= seedsPerPrompt) {
    const message = "expansion.errors.machineTasksPerPrompt";
    throw new Refusal("invalid", message, { fields: { machineTasksPerPrompt: message } });
  }
  if (seeds.length < seedsPerPrompt) {
    throw new Refusal("invalid", "expansion.errors.tooFewSeeds", {
      values: { complete: seeds.length, wanted: seedsPerPrompt },
    });
  }
  const drawable = seedWeights(seeds, steering).filter((weight) => weight > 0).length;
  if (drawable < seedsPerPrompt) {
    throw new Refusal("invalid", "expansion.errors.tooFewWeighted", {
      values: { complete: seeds.length, drawable, wanted: seedsPerPrompt },
    });
  }
}
