import type { ThresholdGroups } from "./threshold-groups.ts";

/** A place in the order of groups: larger first, of equal size the one with the older oldest node. */
export type GroupPlace = { size: number; oldest: number };

/**
 * The first `take` groups after a place (from the first on where it is null), in their order, by the numbers that they stand under.
 * O(groups + found log found) time, where found are the groups as large as those taken: they are counted by size first.
 * @example largestGroups(groups, null, 20)
 */
export function largestGroups({ sizes, oldest }: ThresholdGroups, after: GroupPlace | null, take: number): number[] {
  const comesLater = (group: number): boolean => {
    if (after === null) return true;
    const size = sizes[group] as number;
    return size < after.size || (size === after.size && (oldest[group] as number) > after.oldest);
  };
  const bySize = new Map<number, number>();
  for (let group = 0; group < sizes.length; group++) {
    const size = sizes[group] as number;
    if (size > 0 && comesLater(group)) bySize.set(size, (bySize.get(size) ?? 0) + 1);
  }
  let least = Number.POSITIVE_INFINITY;
  let there = 0;
  for (const [size, count] of [...bySize].sort(([a], [b]) => b - a)) {
    if (there >= take) break;
    least = size;
    there += count;
  }
  const found: number[] = [];
  for (let group = 0; group < sizes.length; group++) {
    if ((sizes[group] as number) >= least && comesLater(group)) found.push(group);
  }
  const order = (a: number, b: number) =>
    (sizes[b] as number) - (sizes[a] as number) || (oldest[a] as number) - (oldest[b] as number);
  return found.sort(order).slice(0, take);
}

/**
 * The nodes of all groups, or of some of them, that count: group after group in the order given, oldest first in each. Group `i`
 * has `nodes[starts[i]]` to `nodes[starts[i + 1] - 1]`. O(nodes of the forest) time.
 */
export function nodesOfGroups(
  { groupOf, sizes }: ThresholdGroups,
  kinds: Uint8Array,
  groups: readonly number[],
): { nodes: Uint32Array<ArrayBuffer>; starts: Uint32Array<ArrayBuffer> } {
  const starts = new Uint32Array(groups.length + 1);
  const next = new Int32Array(groupOf.length).fill(-1);
  groups.forEach((group, i) => {
    next[group] = starts[i] as number;
    starts[i + 1] = (starts[i] as number) + (sizes[group] as number);
  });
  const nodes = new Uint32Array(starts.at(-1) ?? 0);
  for (let node = 0; node < groupOf.length; node++) {
    const group = groupOf[node] as number;
    const at = next[group] as number;
    if (at === -1 || kinds[node] === 0) continue;
    nodes[at] = node;
    next[group] = at + 1;
  }
  return { nodes, starts };
}
