import { hash } from "node:crypto";

/** A stream of numbers that depends on its key alone: the same key draws the same numbers on every machine. */
export interface Random {
  /** A double in [0, 1). */
  fraction(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One element; the list must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** `count` different elements (all of them where the list is shorter), in random order. */
  sample<T>(list: readonly T[], count: number): T[];
}

/** A generator seeded by the SHA-256 of the key. The generator is sfc32 (Doty-Humphrey, PractRand): small, fast, good enough. */
export function randomFor(key: string): Random {
  const digest = hash("sha256", key, "buffer");
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = digest.readInt32LE(12);
  return randomOf(() => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  });
}

/** The generator that always takes the first choice: it gives the plainest wording of every template. */
export const firstChoice: Random = randomOf(() => 0);

function randomOf(fraction: () => number): Random {
  const between = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    pick: (list) => {
      const element = list[Math.floor(fraction() * list.length)];
      if (element === undefined) throw new RangeError("nothing to pick from");
      return element;
    },
    sample: (list, count) => {
      const rest = [...list];
      const taken = Math.min(count, rest.length);
      for (let i = 0; i < taken; i++) {
        const j = between(i, rest.length - 1);
        const swap = rest[i];
        rest[i] = rest[j] as (typeof rest)[number];
        rest[j] = swap as (typeof rest)[number];
      }
      return rest.slice(0, taken);
    },
  };
}
