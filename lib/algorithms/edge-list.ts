/**
 * Weighted edges between numbered nodes, side by side in memory: edge `e` joins `older[e]` and `newer[e]` (the smaller number is the
 * older) with weight `scores[e]`. 16 bytes an edge.
 */
export type EdgeList = {
  older: Uint32Array<ArrayBuffer>;
  newer: Uint32Array<ArrayBuffer>;
  scores: Float64Array<ArrayBuffer>;
};

/** Room for `length` edges. */
export function emptyEdgeList(length: number): EdgeList {
  return { older: new Uint32Array(length), newer: new Uint32Array(length), scores: new Float64Array(length) };
}

/** Those edges, in that order. O(places) time. */
export function pickEdges({ older, newer, scores }: EdgeList, places: Uint32Array): EdgeList {
  const picked = emptyEdgeList(places.length);
  for (let i = 0; i < places.length; i++) {
    const edge = places[i] as number;
    picked.older[i] = older[edge] as number;
    picked.newer[i] = newer[edge] as number;
    picked.scores[i] = scores[edge] as number;
  }
  return picked;
}
