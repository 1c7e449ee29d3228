import type { CategoryShare } from "#components/charts/category-bars.tsx";
import type { CountsByCategory } from "#lib/datasets/schema.ts";
import { categories } from "#lib/items/schema.ts";
import type { TargetMix } from "#lib/team/schema.ts";

/** Counts by category beside the project's target mix (per cent), as the chart wants them. */
export function targetShares(counts: CountsByCategory, target: TargetMix): CategoryShare[] {
  return categories.map((category) => ({ category, count: counts[category], target: target[category] / 100 }));
}
