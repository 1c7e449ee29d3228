import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MaximumForest } from "./maximum-forest.ts";
import { packForest, unpackForest } from "./pack-forest.ts";
import { packKeys, unpackKeys } from "./pack-keys.ts";

const keyLists = fc
  .uniqueArray(fc.oneof(fc.nat(300), fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER)), { maxLength: 40 })
  .map((keys) => Float64Array.from(keys.sort((a, b) => a - b)));

describe("a packed forest", () => {
  it("comes back as it was, to every key and every bit of a score", () => {
    fc.assert(
      fc.property(
        keyLists,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.double({ min: 0.5, max: 1, noNaN: true }))),
        (keys, pairs) => {
          const forest = new MaximumForest(keys.length);
          for (const [a, b, score] of pairs) {
            if (keys.length > 1 && a % keys.length !== b % keys.length)
              forest.add(a % keys.length, b % keys.length, score);
          }
          const before = { keys, edges: forest.edges() };
          expect(unpackForest(packForest(before))).toEqual(before);
        },
      ),
    );
  });

  it("refuses bytes of another version, and bytes that are cut off", () => {
    const bytes = packForest({ keys: Float64Array.of(1, 500), edges: new MaximumForest(2).edges() });
    expect(() => unpackForest(bytes.subarray(0, bytes.length - 1))).toThrow("last key");
    expect(() => unpackForest(Uint8Array.of(...bytes, 0))).toThrow("whole");
    expect(() => unpackForest(bytes.with(0, 2))).toThrow("version");
    expect(() => unpackForest(new Uint8Array())).toThrow("version");
  });
});

describe("packed keys", () => {
  it("come back, and take a byte each where they lie close", () => {
    fc.assert(
      fc.property(keyLists, (keys) => {
        const bytes = packKeys(keys);
        expect(unpackKeys(bytes, 0, keys.length)).toEqual({ keys, end: bytes.length });
      }),
    );
    expect(packKeys(Float64Array.from({ length: 1000 }, (_, i) => i * 100)).length).toBe(1000);
  });
});
