const encoder = new TextEncoder();

/**
 * MurmurHash3 x86_32 of a text's UTF-8 bytes: a 32-bit number, spread evenly but not secret.
 * Source: Appleby, MurmurHash3 (2011, public domain), the 32-bit variant. O(length) time.
 * @example murmurHash3("test", 0) // 0xba6bd213
 */
export function murmurHash3(text: string, seed: number): number {
  const bytes = encoder.encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blocks = bytes.length >>> 2;
  let hash = seed | 0;
  for (let i = 0; i < blocks; i++) {
    hash ^= scrambled(view.getInt32(i * 4, true));
    hash = rotateLeft(hash, 13);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = bytes.length - 1; i >= blocks * 4; i--) tail = (tail << 8) | (bytes[i] as number);
  hash ^= scrambled(tail) ^ bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scrambled(block: number): number {
  return Math.imul(rotateLeft(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
