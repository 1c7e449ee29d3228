import fc from "fast-check";
import { expect, it } from "vitest";
import { finish } from "./finish.ts";
import { naturalMergeSort } from "./natural-merge-sort.ts";

it("sorts a part by key, and leaves those of one key in their order", () => {
  const keys = fc.array(fc.oneof(fc.nat(5), fc.nat(2 ** 40)), { maxLength: 80 });
  fc.assert(
    fc.property(keys, fc.nat(80), fc.nat(80), fc.boolean(), (keys, a, b, runs) => {
      const from = Math.min(a, b, keys.length);
      const to = Math.min(Math.max(a, b), keys.length);
      // Long runs as they come of merges, too.
      if (runs) keys.splice(0, 40, ...keys.slice(0, 40).sort((x, y) => x - y));
      const places = Int32Array.from(keys.keys());
      const sorted = [...places.subarray(from, to)].sort((x, y) => (keys[x] as number) - (keys[y] as number));
      finish(naturalMergeSort(places, from, to, Float64Array.from(keys)));
      expect([...places]).toEqual([...keys.keys()].toSpliced(from, to - from, ...sorted));
    }),
    { numRuns: 500 },
  );
});

it("sorts many in several steps", () => {
  const keys = Float64Array.from({ length: 300_000 }, (_, i) => (i * 7_919) % 300_007);
  const places = Int32Array.from(keys.keys());
  const steps = [...naturalMergeSort(places, 0, keys.length, keys)];
  expect(steps.length).toBeGreaterThan(10);
  expect(
    places.every((place, at) => at === 0 || (keys[places[at - 1] as number] as number) < (keys[place] as number)),
  ).toBe(true);
});
