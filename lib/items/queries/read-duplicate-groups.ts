import { largestGroups, nodesOfGroups } from "#lib/algorithms/largest-groups.ts";
import { groupsAtThreshold } from "#lib/algorithms/threshold-groups.ts";
import type { Db } from "#lib/platform/db.ts";
import { scanForest, standingKinds } from "./scan-forest.ts";

/** All groups of a look at a threshold, side by side: group `i` has `keys[starts[i]]` to `keys[starts[i + 1] - 1]`. */
export type DuplicateGroups = {
  /** Keys of what stands: the oldest first in each group. */
  keys: Float64Array;
  /** One more than there are groups. */
  starts: Uint32Array;
  /** By key: how like it is to what is most like it and stands; 0 where that is not known. */
  scores: Float64Array;
};

/**
 * All groups of a look at or above a threshold as they stand now, the largest first, for a command that has authorised its member.
 * @returns null where that look is gone: a newer one stands in its place
 */
export async function readDuplicateGroups(
  tx: Db,
  projectId: string,
  { threshold, scanId }: { threshold: number; scanId: string },
): Promise<DuplicateGroups | null> {
  const owned = await tx.similarityScan.count({ where: { id: scanId, projectId, status: "done" } });
  const forest = owned === 1 ? await scanForest(tx, scanId) : null;
  if (!forest) return null;
  const kinds = await standingKinds(tx, projectId, forest);
  const groups = groupsAtThreshold(forest.edges, kinds, threshold);
  const { nodes, starts } = nodesOfGroups(groups, kinds, largestGroups(groups, null, groups.totals.groups));
  return {
    keys: Float64Array.from(nodes, (node) => forest.keys[node] as number),
    starts,
    scores: Float64Array.from(nodes, (node) => groups.nearest[node] as number),
  };
}
