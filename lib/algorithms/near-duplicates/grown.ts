type Numbers = Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/**
 * An array that holds what `array` holds and has room for at least `length` numbers, half as many again as before at least, so that
 * filling it one by one costs O(1) amortised; the array itself where it has the room.
 * @example grown(new Int32Array([1, 2]), 3).length // 19
 */
export function grown<T extends Numbers>(array: T, length: number): T {
  if (array.length >= length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(length, (array.length * 3) >> 1) + 16);
  larger.set(array);
  return larger;
}
