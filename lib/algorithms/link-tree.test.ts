import fc from "fast-check";
import { expect, it } from "vitest";
import { LinkTree } from "./link-tree.ts";

it("knows by which link two numbers came together", () => {
  const pairs = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { maxLength: 40 });
  fc.assert(
    fc.property(pairs, (all) => {
      const tree = new LinkTree(15);
      // By pair of numbers, the first link after which they are connected: every set is written out.
      const group = [...Array(15).keys()];
      const first = new Map<string, number>();
      all.forEach(([a, b], link) => {
        expect(tree.link(a, b, link)).toBe(group[a] !== group[b]);
        const from = group[a];
        for (let i = 0; i < 15; i++) if (group[i] === from) group[i] = group[b] as number;
        for (let i = 0; i < 15; i++) {
          for (let j = 0; j < 15; j++) {
            if (i !== j && group[i] === group[j] && !first.has(`${i} ${j}`)) first.set(`${i} ${j}`, link);
          }
        }
      });
      for (let i = 0; i < 15; i++) {
        for (let j = 0; j < 15; j++) if (i !== j) expect(tree.lastBetween(i, j)).toBe(first.get(`${i} ${j}`) ?? -1);
      }
    }),
  );
});
