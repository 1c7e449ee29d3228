/**
 * Rising whole numbers from 0 up to 2^53 as bytes: each as its difference to the one before, in base 128, lowest digit first, the
 * eighth bit set where more digits follow (LEB128). O(keys) time; one or two bytes a key where they lie close.
 * @example packKeys(Float64Array.of(3, 300)) // Uint8Array [3, 169, 2]
 */
export function packKeys(keys: Float64Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(keys.length * 8);
  let at = 0;
  let before = 0;
  for (const key of keys) {
    let rest = key - before;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) + 128;
    bytes[at++] = rest;
    before = key;
  }
  return bytes.slice(0, at);
}

/**
 * The `count` keys that `packKeys` packed, read from place `from` on, and the place after them. O(count) time.
 * @throws Error where the bytes end before
 */
export function unpackKeys(
  bytes: Uint8Array,
  from: number,
  count: number,
): { keys: Float64Array<ArrayBuffer>; end: number } {
  const keys = new Float64Array(count);
  let at = from;
  let key = 0;
  for (let i = 0; i < count; i++) {
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error("the bytes end before the last key");
      key += (byte & 127) * scale;
      if (byte < 128) break;
    }
    keys[i] = key;
  }
  return { keys, end: at };
}

/** All keys that `packKeys` packed. O(bytes) time. */
export function unpackAllKeys(bytes: Uint8Array): Float64Array<ArrayBuffer> {
  let count = 0;
  for (const byte of bytes) if (byte < 128) count++;
  return unpackKeys(bytes, 0, count).keys;
}
