import { seededRandom } from "#lib/algorithms/random.ts";
import type { Category } from "#lib/items/schema.ts";
import type { Db } from "#lib/platform/db.ts";
import { drawSeeds } from "../draw-seeds.ts";
import { gapsOf } from "../gaps.ts";
import type { RunSettings } from "../schema.ts";
import { type FrozenSeed, seedWeights } from "../seed-weights.ts";
import { pickShownItems, type ShownItem } from "./pick-shown-items.ts";
import { getProjectMix } from "./project-mix.ts";

/** What a call shows and asks for beyond the settings: recorded with it, so that nothing depends on drawing again. */
export type Draw = {
  number: number;
  /** Places of the seeds shown, in the frozen order of the run's seeds. */
  places: number[];
  shownItems: ShownItem[];
  steering: CallSteering;
};

/** What was decided when a call was planned: the categories that lack most, where its run fills gaps. */
export type CallSteering = { wantedCategories?: Category[] };

/** What a draw depends on. */
export type DrawSettings = Pick<RunSettings, "seedsPerPrompt" | "machineTasksPerPrompt" | "rngSeed" | "steering">;

/**
 * Draws what the calls of a run show, one after another. Of the tasks that a call shows, as many as the settings allow are
 * machine-written items of the project, as far as there are any, and the rest seeds.
 * @param first the number of the first call, `count` calls in all
 * @param shown how often each seed was shown by the calls before `first`: asked for by runs that show rare ones first
 */
export async function drawCalls(
  tx: Db,
  projectId: string,
  settings: DrawSettings,
  seeds: readonly FrozenSeed[],
  { first, count, shown = [] }: { first: number; count: number; shown?: readonly number[] },
): Promise<Draw[]> {
  const { steering, seedsPerPrompt, rngSeed } = settings;
  let gaps = null;
  if (steering.fillGaps) {
    const mix = await getProjectMix(tx, projectId);
    gaps = gapsOf(mix.counts, mix.target);
  }
  const items = await drawItems(tx, projectId, settings, first, count);
  const fixed = seedWeights(seeds, steering, gaps?.factors);
  const times = seeds.map((_, place) => shown[place] ?? 0);
  const places = [...seeds.keys()];
  return Array.from({ length: count }, (_, i) => {
    const number = first + i;
    const shownItems = items[i] ?? [];
    const weights = steering.rareFirst ? fixed.map((weight, place) => weight / (1 + (times[place] ?? 0))) : fixed;
    const drawn = drawSeeds(places, seedsPerPrompt - shownItems.length, rngSeed, number, weights);
    for (const place of drawn) times[place] = (times[place] ?? 0) + 1;
    return { number, places: drawn, shownItems, steering: gaps ? { wantedCategories: gaps.wanted } : {} };
  });
}

/** The machine-written items of each call, each once. */
async function drawItems(
  tx: Db,
  projectId: string,
  { machineTasksPerPrompt, seedsPerPrompt, rngSeed }: DrawSettings,
  first: number,
  count: number,
): Promise<ShownItem[][]> {
  const most = Math.min(machineTasksPerPrompt, seedsPerPrompt - 1);
  if (most <= 0) return [];
  // Two may be the same item: some are drawn to spare.
  const picks = 2 * most;
  const shares = Array.from({ length: count }, (_, i) => {
    const random = seededRandom(`items:${first + i}:${rngSeed}`);
    return Array.from({ length: picks }, random);
  });
  const picked = await pickShownItems(tx, projectId, shares.flat());
  if (picked.length === 0) return [];
  return shares.map((_, i) => {
    const own = new Map(picked.slice(i * picks, (i + 1) * picks).map((item) => [item.itemId, item]));
    return [...own.values()].slice(0, most);
  });
}

/** Calls before the one previewed are drawn as well where rare seeds go first, but for no more than so many. */
const mostBefore = 1_000;

/**
 * What one call of a run with these settings would show, were the run started now on these seeds. Where rare ones go
 * first, the calls before it are drawn too, at most {@link mostBefore} of them.
 */
export async function drawCall(
  tx: Db,
  projectId: string,
  settings: DrawSettings,
  seeds: readonly FrozenSeed[],
  callNumber: number,
): Promise<Draw> {
  const before = settings.steering.rareFirst ? Math.min(mostBefore, callNumber - 1) : 0;
  const draws = await drawCalls(tx, projectId, settings, seeds, { first: callNumber - before, count: before + 1 });
  return draws.at(-1) as Draw;
}
