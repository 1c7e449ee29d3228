import { nodeKind } from "#lib/algorithms/threshold-groups.ts";

/** Keys, rising, of what stands in a project and what does not. */
export type StandingKeys = { seeds: Float64Array; archivedSeeds: Float64Array; rejectedItems: Float64Array };

/** What each of some keys, rising, counts as now. O(all keys) time. */
export function nodeKinds(keys: Float64Array, { seeds, archivedSeeds, rejectedItems }: StandingKeys): Uint8Array {
  const kinds = new Uint8Array(keys.length).fill(nodeKind.item);
  mark(kinds, keys, seeds, nodeKind.seed);
  mark(kinds, keys, archivedSeeds, nodeKind.gone);
  mark(kinds, keys, rejectedItems, nodeKind.gone);
  return kinds;
}

/** How many of some keys, rising, are not among others, rising. O(all keys) time. */
export function countMissing(keys: Float64Array, among: Float64Array): number {
  let missing = 0;
  for (let i = 0, j = 0; i < keys.length; i++) {
    while (j < among.length && (among[j] as number) < (keys[i] as number)) j++;
    if (among[j] !== keys[i]) missing++;
  }
  return missing;
}

/** The numbers of a list of 64-bit big-endian whole numbers up to 2^53, as PostgreSQL's `int8send` writes them. */
export function readInt8s(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from(
    { length: bytes.length / 8 },
    (_, i) => view.getUint32(i * 8) * 0x1_0000_0000 + view.getUint32(i * 8 + 4),
  );
}

function mark(kinds: Uint8Array, keys: Float64Array, marked: Float64Array, kind: number): void {
  for (let i = 0, j = 0; i < keys.length && j < marked.length; ) {
    const difference = (keys[i] as number) - (marked[j] as number);
    if (difference === 0) kinds[i] = kind;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
}
