import fc from "fast-check";
import { expect, it } from "vitest";
import { nodeKind } from "#lib/algorithms/threshold-groups.ts";
import { countMissing, nodeKinds, readInt8s } from "./node-kinds.ts";

const keyLists = fc
  .uniqueArray(fc.nat(40), { maxLength: 20 })
  .map((keys) => Float64Array.from(keys.sort((a, b) => a - b)));

it("what is archived or rejected counts no longer, a seed as a seed and the rest as items", () => {
  fc.assert(
    fc.property(keyLists, keyLists, keyLists, keyLists, (keys, seeds, archivedSeeds, rejectedItems) => {
      const expected = Array.from(keys, (key) => {
        if (archivedSeeds.includes(key) || rejectedItems.includes(key)) return nodeKind.gone;
        return seeds.includes(key) ? nodeKind.seed : nodeKind.item;
      });
      expect([...nodeKinds(keys, { seeds, archivedSeeds, rejectedItems })]).toEqual(expected);
    }),
  );
});

it("counts the keys that are not among others", () => {
  fc.assert(
    fc.property(keyLists, keyLists, (keys, among) => {
      expect(countMissing(keys, among)).toBe(keys.filter((key) => !among.includes(key)).length);
    }),
  );
});

it("reads 64-bit numbers as PostgreSQL sends them", () => {
  const bytes = Buffer.alloc(24);
  bytes.writeBigInt64BE(7n, 0);
  bytes.writeBigInt64BE(2n ** 40n + 3n, 8);
  bytes.writeBigInt64BE(BigInt(Number.MAX_SAFE_INTEGER), 16);
  expect([...readInt8s(bytes)]).toEqual([7, 2 ** 40 + 3, Number.MAX_SAFE_INTEGER]);
});
