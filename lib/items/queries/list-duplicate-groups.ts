import { largestGroups, nodesOfGroups } from "#lib/algorithms/largest-groups.ts";
import type { Forest } from "#lib/algorithms/pack-forest.ts";
import { countGroups, groupsAtThreshold } from "#lib/algorithms/threshold-groups.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { decodeGroupCursor, encodeGroupCursor } from "../similarity/group-cursor.ts";
import { type DuplicateGroup, groupMembersShown, similaritySteps, type ThresholdCount } from "../similarity/schema.ts";
import { loadGroupMembers } from "./load-group-members.ts";
import { findDoneScan, scanForest, standingKinds } from "./scan-forest.ts";

/** One page of a project's groups at a threshold, and how many there are at it and at every other. */
export type DuplicateGroupPage = {
  /** The look that they are of. */
  scanId: string;
  groups: DuplicateGroup[];
  /** The cursor of the page after this one. */
  next: string | null;
  totals: { groups: number; items: number };
  /** At each step of the slider, the highest first. */
  byThreshold: ThresholdCount[];
};

/**
 * The project's groups of tasks that hang together by pairs of at least a similarity, as of the newest look, the largest first and of equal
 * ones the oldest. What was rejected, set aside or archived since is in none, and what was put back is there again.
 * @param threshold from `leastSimilarity` to 1
 * @param cursor where the page begins: the `next` of the page before; from the first on where it is none
 * @returns null where there was no look yet
 */
export async function listDuplicateGroups(
  member: Member,
  { threshold, cursor, take = 20 }: { threshold: number; cursor?: string | undefined; take?: number },
): Promise<DuplicateGroupPage | null> {
  authorise(member, "items.view");
  const projectId = member.project.id;
  const scan = await findDoneScan(db, projectId);
  const forest = scan && (await scanForest(db, scan.id));
  if (!forest) return null;
  const kinds = await standingKinds(db, projectId, forest);
  const groups = groupsAtThreshold(forest.edges, kinds, threshold);
  const place = cursor ? decodeGroupCursor(cursor) : null;
  const found = largestGroups(groups, place && { size: place.size, oldest: nodeAt(forest, place.key) }, take + 1);
  const page = found.slice(0, take);
  const last = found.length > take ? page.at(-1) : undefined;
  const sizeOf = (group: number) => groups.sizes[group] as number;
  const keyOf = (group: number) => forest.keys[groups.oldest[group] as number] as number;
  const { nodes, starts } = nodesOfGroups(groups, kinds, page);
  const members = await loadGroupMembers(
    projectId,
    scan.tokenizer as Tokenizer,
    page.map((_, i) => {
      const from = starts[i] as number;
      const first = nodes.subarray(from, Math.min(starts[i + 1] as number, from + groupMembersShown.inList));
      return {
        keys: Array.from(first, (node) => forest.keys[node] as number),
        nearest: Array.from(first, (node) => groups.nearest[node] as number),
      };
    }),
  );
  return {
    scanId: scan.id,
    groups: page.map((group, i) => ({
      key: keyOf(group),
      size: sizeOf(group),
      members: members[i] ?? [],
      more: sizeOf(group) - (members[i]?.length ?? 0),
    })),
    next: last === undefined ? null : encodeGroupCursor({ size: sizeOf(last), key: keyOf(last) }),
    totals: groups.totals,
    byThreshold: countGroups(forest.edges, kinds, similaritySteps).map((counts, i) => ({
      threshold: similaritySteps[i] as number,
      ...counts,
    })),
  };
}

/** The number of the newest node whose key is at most `key`; -1 where there is none. */
function nodeAt({ keys }: Forest, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as number) <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
