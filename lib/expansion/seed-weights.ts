import type { Category } from "#lib/items/schema.ts";
import type { ByCategory } from "./gaps.ts";
import type { Steering } from "./schema.ts";

/** A seed as it was frozen by a run: what its draw depends on. */
export type FrozenSeed = { revisionId: string; category: Category; kind: string };

/**
 * How likely each seed is drawn, relative to 1, before it counts how often it was shown: the weights of its category and
 * of its kind, times how much its category lacks.
 * @param factors of gapsOf where the run fills gaps
 */
export function seedWeights(
  seeds: readonly Pick<FrozenSeed, "category" | "kind">[],
  { categoryWeights, kindWeights }: Pick<Steering, "categoryWeights" | "kindWeights">,
  factors: ByCategory | null = null,
): number[] {
  // A kind may be called "constructor".
  const ofKind = (kind: string) => (Object.hasOwn(kindWeights, kind) ? (kindWeights[kind] ?? 1) : 1);
  return seeds.map(
    ({ category, kind }) => (categoryWeights[category] ?? 1) * ofKind(kind) * (factors ? factors[category] : 1),
  );
}
