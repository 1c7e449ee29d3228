/** Numbers that are moved between two yields: about a millisecond's work. */
const stepMoves = 131_072;

/**
 * Sorts `places[from]` to `places[to - 1]` by their keys, `keys[place]`, ascending, in steps of about a millisecond. Stable.
 * Neighbouring ascending runs are merged in pairs until one is left (natural merge sort; Knuth, "The Art of Computer Programming" 3,
 * 5.2.4): O(places) time where they ascend already, O(places log runs) otherwise, and 4 bytes a place besides.
 * @example
 * const places = Int32Array.of(0, 1, 2);
 * finish(naturalMergeSort(places, 0, 3, Float64Array.of(30, 10, 20))); // places is 1, 2, 0
 */
export function* naturalMergeSort(
  places: Int32Array,
  from: number,
  to: number,
  keys: Float64Array,
): Generator<void, void> {
  let bounds = [from];
  for (let at = from + 1; at < to; at++) {
    if ((keys[places[at - 1] as number] as number) > (keys[places[at] as number] as number)) bounds.push(at);
  }
  bounds.push(to);
  if (bounds.length <= 2) return;
  const buffer = new Int32Array(to - from);
  let moved = to - from;
  while (bounds.length > 2) {
    const next = [from];
    for (let run = 0; run + 1 < bounds.length; run += 2) {
      const start = bounds[run] as number;
      const end = bounds[run + 2] ?? (bounds[run + 1] as number);
      if (run + 2 < bounds.length) yield* mergeRuns(start, bounds[run + 1] as number, end);
      next.push(end);
    }
    bounds = next;
  }

  function* mergeRuns(start: number, middle: number, end: number): Generator<void, void> {
    // The first run moves out of the way; what is written never overtakes what is still to be read of the second.
    buffer.set(places.subarray(start, middle));
    let left = 0;
    let right = middle;
    for (let at = start; at < end; ) {
      const stop = Math.min(end, at + stepMoves);
      ({ left, right } = mergePart(at, stop, left, middle - start, right, end));
      moved += stop - at;
      at = stop;
      if (moved < stepMoves) continue;
      moved = 0;
      yield;
    }
  }

  function mergePart(at: number, stop: number, left: number, leftEnd: number, right: number, rightEnd: number) {
    for (; at < stop; at++) {
      const fromRight =
        left === leftEnd ||
        (right < rightEnd && (keys[places[right] as number] as number) < (keys[buffer[left] as number] as number));
      places[at] = fromRight ? (places[right++] as number) : (buffer[left++] as number);
    }
    return { left, right };
  }
}
