import type { EdgeList } from "./edge-list.ts";
import { UnionFind } from "./union-find.ts";

/** What a node counts as: not at all any more (it still holds others together), as an item, or as a seed. */
export const nodeKind = { gone: 0, item: 1, seed: 2 } as const;

/** Groups of nodes that are connected at a threshold. A group stands under the number of one of its nodes. */
export type ThresholdGroups = {
  /** By node: the number that its group stands under. */
  groupOf: Int32Array<ArrayBuffer>;
  /** By that number: how many of its nodes count; 0 where the group is no group (fewer than two that count, or seeds alone). */
  sizes: Int32Array<ArrayBuffer>;
  /** By that number: the oldest of its nodes that count. */
  oldest: Int32Array<ArrayBuffer>;
  /**
   * By node: the weight of its heaviest edge of those at or above the threshold; 0 where it has none, or that edge leads to a node that
   * counts no longer: what comes next may be an edge that the forest could spare.
   */
  nearest: Float64Array<ArrayBuffer>;
  totals: GroupTotals;
};

/** How many groups, and how many items stand in them. */
export type GroupTotals = { groups: number; items: number };

/**
 * The groups that edges of weight at least `threshold` make of the nodes. The edges are those of a maximum spanning forest, heaviest
 * first; then a node's first edge is the one to its nearest node of all. O(nodes + edges) time, 33 bytes a node.
 * @param kinds by node, one of {@link nodeKind}
 * @example groupsAtThreshold(forest.edges, Uint8Array.of(1, 1, 1), 0.7).totals // { groups: 1, items: 2 }
 */
export function groupsAtThreshold(edges: EdgeList, kinds: Uint8Array, threshold: number): ThresholdGroups {
  const nodes = kinds.length;
  const { older, newer, scores } = edges;
  const sets = new UnionFind(nodes);
  const nearest = new Float64Array(nodes);
  const met = new Uint8Array(nodes);
  for (let e = 0; e < scores.length && (scores[e] as number) >= threshold; e++) {
    const a = older[e] as number;
    const b = newer[e] as number;
    sets.union(a, b);
    const nearness = kinds[a] === nodeKind.gone || kinds[b] === nodeKind.gone ? 0 : (scores[e] as number);
    if (met[a] === 0) nearest[a] = nearness;
    if (met[b] === 0) nearest[b] = nearness;
    met[a] = met[b] = 1;
  }
  const groupOf = new Int32Array(nodes);
  const sizes = new Int32Array(nodes);
  const items = new Int32Array(nodes);
  const oldest = new Int32Array(nodes).fill(-1);
  for (let node = 0; node < nodes; node++) {
    const group = sets.find(node);
    groupOf[node] = group;
    if (kinds[node] === nodeKind.gone) continue;
    sizes[group] = (sizes[group] as number) + 1;
    if (kinds[node] === nodeKind.item) items[group] = (items[group] as number) + 1;
    if (oldest[group] === -1) oldest[group] = node;
  }
  const totals = { groups: 0, items: 0 };
  for (let group = 0; group < nodes; group++) {
    if (isGroup(sizes[group] as number, items[group] as number)) {
      totals.groups++;
      totals.items += items[group] as number;
    } else sizes[group] = 0;
  }
  return { groupOf, sizes, oldest, nearest, totals };
}

/**
 * The totals at each of some thresholds, in one pass over the edges of a maximum spanning forest, heaviest first. O(nodes + edges +
 * thresholds) time.
 * @param thresholds falling
 * @example countGroups(forest.edges, Uint8Array.of(1, 1, 1), [1, 0.7]) // [{ groups: 0, items: 0 }, { groups: 1, items: 2 }]
 */
export function countGroups(edges: EdgeList, kinds: Uint8Array, thresholds: readonly number[]): GroupTotals[] {
  const { older, newer, scores } = edges;
  const sets = new UnionFind(kinds.length);
  const sizes = Int32Array.from(kinds, (kind) => (kind === nodeKind.gone ? 0 : 1));
  const items = Int32Array.from(kinds, (kind) => (kind === nodeKind.item ? 1 : 0));
  let groups = 0;
  let grouped = 0;
  let e = 0;

  function count(set: number, sign: 1 | -1): void {
    if (!isGroup(sizes[set] as number, items[set] as number)) return;
    groups += sign;
    grouped += sign * (items[set] as number);
  }

  return thresholds.map((threshold) => {
    for (; e < scores.length && (scores[e] as number) >= threshold; e++) {
      const a = sets.find(older[e] as number);
      const b = sets.find(newer[e] as number);
      if (a === b) continue;
      count(a, -1);
      count(b, -1);
      const kept = sets.join(a, b);
      sizes[kept] = (sizes[a] as number) + (sizes[b] as number);
      items[kept] = (items[a] as number) + (items[b] as number);
      count(kept, 1);
    }
    return { groups, items: grouped };
  });
}

function isGroup(size: number, items: number): boolean {
  return size >= 2 && items >= 1;
}
