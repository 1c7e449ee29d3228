import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GroupPlace, largestGroups, nodesOfGroups } from "./largest-groups.ts";
import { MaximumForest } from "./maximum-forest.ts";
import { groupsAtThreshold, nodeKind } from "./threshold-groups.ts";

const graphs = fc.integer({ min: 1, max: 60 }).chain((nodes) =>
  fc.record({
    pairs: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)), { maxLength: nodes }),
    kinds: fc
      .array(fc.constantFrom(nodeKind.gone, nodeKind.item, nodeKind.item, nodeKind.seed), {
        minLength: nodes,
        maxLength: nodes,
      })
      .map((kinds) => Uint8Array.from(kinds)),
  }),
);

describe("the largest groups", () => {
  it("come page by page, each once, larger first and then older, with all that count in them", () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 7 }), ({ pairs, kinds }, take) => {
        const forest = new MaximumForest(kinds.length);
        for (const [a, b] of pairs) if (a !== b) forest.add(a, b, 0.9);
        const groups = groupsAtThreshold(forest.edges(), kinds, 0.7);
        const found: number[] = [];
        for (let after: GroupPlace | null = null; ; ) {
          const page = largestGroups(groups, after, take);
          found.push(...page);
          const last = page.at(-1);
          if (last === undefined || page.length < take) break;
          after = { size: groups.sizes[last] as number, oldest: groups.oldest[last] as number };
        }
        expect(found.length).toBe(groups.totals.groups);
        expect(new Set(found).size).toBe(found.length);
        const place = (group: number): [number, number] => [
          -(groups.sizes[group] as number),
          groups.oldest[group] as number,
        ];
        expect(found.map(place)).toEqual(found.map(place).sort(([a, b], [c, d]) => a - c || b - d));
        const { nodes, starts } = nodesOfGroups(groups, kinds, found);
        found.forEach((group, i) => {
          const members = [...nodes.subarray(starts[i], starts[i + 1])];
          const all = [...kinds.keys()].filter(
            (node) => groups.groupOf[node] === group && kinds[node] !== nodeKind.gone,
          );
          expect(members).toEqual(all);
        });
      }),
    );
  });
});
