import fc from "fast-check";
import { expect, it } from "vitest";
import { measureJson } from "./measure-json.ts";

it.each([
  ['{"a": [1, 2], "b": 3}', { depth: 2, members: 2 }],
  ['[{"a": 1, "b": 2, "c": {}}, [1, 2, 3, 4]]', { depth: 3, members: 3 }],
  ['"{[,"', { depth: 0, members: 0 }],
  ['["\\"{,{,{"]', { depth: 1, members: 0 }],
  ["]]]}}}[[", { depth: 2, members: 0 }],
])("measures %s", (json, expected) => {
  expect(measureJson(json, 100)).toEqual(expected);
});

it("agrees with walking the parsed value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // An empty object counts as one with a member begun: it is no larger than the smallest with one.
      const { depth, members } = measureJson(JSON.stringify(value), 1000);
      expect([depth, Math.max(members, 1)]).toEqual([depthOf(value), Math.max(membersOf(value), 1)]);
    }),
  );
});

function depthOf(value: unknown): number {
  return typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
}

function membersOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Math.max(own, ...Object.values(value).map(membersOf));
}
