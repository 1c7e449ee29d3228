import type { EdgeList } from "./edge-list.ts";

/**
 * The places of the first `count` edges in the order in which they come first: by score, the highest first; of equal scores by the
 * older node, then by the newer one. A total order of different edges, so that what is made in it does not depend on how the edges came.
 * Scores are at least 0, so their bits order them as numbers do.
 *
 * Radix sort by 16 bits at a time (8 where there are few edges) from the least significant digit of (score, older, newer) on; a digit that all
 * edges share is passed over. O(count + 65,536) time a digit, at most eight digits; 8 bytes an edge for the time of the sorting. Source: Knuth, "The
 * Art of Computer Programming" 3, 5.2.5.
 * @example
 * const edges = { older: Uint32Array.of(0, 0), newer: Uint32Array.of(1, 2), scores: Float64Array.of(0.5, 0.9) };
 * orderEdges(edges, 2); // Uint32Array [1, 0]
 */
export function orderEdges({ older, newer, scores }: EdgeList, count: number): Uint32Array<ArrayBuffer> {
  // Little-endian, as every machine is that runs Node.
  const bits = new Uint32Array(scores.buffer, scores.byteOffset, scores.length * 2);
  let order = Uint32Array.from({ length: count }, (_, i) => i);
  let spare = new Uint32Array(count);
  const digitBits = count < 4_096 ? 8 : 16;
  const digits = 1 << digitBits;
  const mask = digits - 1;
  const places = new Uint32Array(digits);

  function sortBy(words: Uint32Array, stride: number, offset: number, shift: number, flip: number): void {
    places.fill(0);
    for (let i = 0; i < count; i++) {
      const digit = (((words[i * stride + offset] as number) >>> shift) & mask) ^ flip;
      places[digit] = (places[digit] as number) + 1;
    }
    let place = 0;
    for (let digit = 0; digit < digits; digit++) {
      const size = places[digit] as number;
      if (size === count) return;
      places[digit] = place;
      place += size;
    }
    for (let i = 0; i < count; i++) {
      const edge = order[i] as number;
      const digit = (((words[edge * stride + offset] as number) >>> shift) & mask) ^ flip;
      spare[places[digit] as number] = edge;
      places[digit] = (places[digit] as number) + 1;
    }
    [order, spare] = [spare, order];
  }

  for (let shift = 0; shift < 32; shift += digitBits) sortBy(newer, 1, 0, shift, 0);
  for (let shift = 0; shift < 32; shift += digitBits) sortBy(older, 1, 0, shift, 0);
  // The highest first: digits turned over.
  for (const word of [0, 1]) for (let shift = 0; shift < 32; shift += digitBits) sortBy(bits, 2, word, shift, mask);
  return order;
}
