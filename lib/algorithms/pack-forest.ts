import { type EdgeList, emptyEdgeList } from "./edge-list.ts";
import { packKeys, unpackKeys } from "./pack-keys.ts";

/** A forest over keys: nodes are numbered in the order of their keys, edges stand in the order of `orderEdges`. */
export type Forest = { keys: Float64Array<ArrayBuffer>; edges: EdgeList };

const VERSION = 1;
const HEADER = 16;

/**
 * A forest as bytes, for `unpackForest`. All numbers are little-endian: a header of four 32-bit numbers (version, nodes, edges, different
 * scores), the keys as differences in base 128 (a key is a whole number up to 2^53), each score with how many edges have
 * it (a double and a 32-bit number), and the older and the newer node of each edge (32-bit numbers each). About 9 to 11 bytes an edge.
 * O(nodes + edges) time.
 * @example unpackForest(packForest(forest)) // the same forest
 */
export function packForest({ keys, edges }: Forest): Uint8Array<ArrayBuffer> {
  const { older, newer, scores } = edges;
  const runs: { score: number; count: number }[] = [];
  for (const score of scores) {
    const last = runs.at(-1);
    if (last?.score === score) last.count++;
    else runs.push({ score, count: 1 });
  }
  const packedKeys = packKeys(keys);
  const bytes = new Uint8Array(HEADER + packedKeys.length + runs.length * 12 + scores.length * 8);
  const view = new DataView(bytes.buffer);
  [VERSION, keys.length, scores.length, runs.length].forEach((number, i) => {
    view.setUint32(i * 4, number, true);
  });
  bytes.set(packedKeys, HEADER);
  let at = HEADER + packedKeys.length;
  for (const { score, count } of runs) {
    view.setFloat64(at, score, true);
    view.setUint32(at + 8, count, true);
    at += 12;
  }
  for (let i = 0; i < scores.length; i++, at += 8) {
    view.setUint32(at, older[i] as number, true);
    view.setUint32(at + 4, newer[i] as number, true);
  }
  return bytes;
}

/**
 * The forest that `packForest` made bytes of. O(nodes + edges) time.
 * @throws Error where the bytes are of another version, or no forest
 */
export function unpackForest(bytes: Uint8Array): Forest {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || view.getUint32(0, true) !== VERSION) throw new Error("not a forest of this version");
  const [nodes, count, runs] = [4, 8, 12].map((at) => view.getUint32(at, true)) as [number, number, number];
  const { keys, end } = unpackKeys(bytes, HEADER, nodes);
  if (bytes.length !== end + runs * 12 + count * 8) throw new Error("not a whole forest");
  const edges = emptyEdgeList(count);
  let at = end;
  for (let run = 0, from = 0; run < runs; run++, at += 12) {
    const to = from + view.getUint32(at + 8, true);
    edges.scores.fill(view.getFloat64(at, true), from, to);
    from = to;
  }
  for (let i = 0; i < count; i++, at += 8) {
    edges.older[i] = view.getUint32(at, true);
    edges.newer[i] = view.getUint32(at + 4, true);
  }
  return { keys, edges };
}
