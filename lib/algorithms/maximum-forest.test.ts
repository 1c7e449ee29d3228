import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EdgeList } from "./edge-list.ts";
import { MaximumForest } from "./maximum-forest.ts";
import { countGroups, groupsAtThreshold, nodeKind } from "./threshold-groups.ts";

type Edge = [a: number, b: number, score: number];

const graphs = fc.integer({ min: 1, max: 30 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    // Few different scores, so that there are ties; and any double between 0.5 and 1.
    edges: fc
      .uniqueArray(
        fc.tuple(
          fc.nat(nodes - 1),
          fc.nat(nodes - 1),
          fc.oneof(fc.constantFrom(0.5, 0.7, 0.7000000000000001, 1), fc.double({ min: 0.5, max: 1, noNaN: true })),
        ),
        { maxLength: 120, selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}` },
      )
      .map((edges) => edges.filter(([a, b]) => a !== b)),
    kinds: fc.array(fc.constantFrom(...Object.values(nodeKind)), { minLength: nodes, maxLength: nodes }),
  }),
);

function forestOf(nodes: number, edges: readonly Edge[]): EdgeList {
  // A small buffer, so that it is full again and again.
  const forest = new MaximumForest(nodes, nodes);
  for (const [a, b, score] of edges) forest.add(a, b, score);
  return forest.edges();
}

function listOf({ older, newer, scores }: EdgeList): Edge[] {
  return Array.from(scores, (score, i) => [older[i] as number, newer[i] as number, score]);
}

/** The connected nodes by flooding, as sorted lists: nothing of it is shared with what is tested. */
function naiveGroups(nodes: number, edges: readonly Edge[], threshold: number): number[][] {
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (let start = 0; start < nodes; start++) {
    if (seen.has(start)) continue;
    const group = [start];
    seen.add(start);
    for (const node of group) {
      for (const [a, b, score] of edges) {
        const other = score < threshold ? -1 : a === node ? b : b === node ? a : -1;
        if (other === -1 || seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}

const thresholds = Array.from({ length: 51 }, (_, i) => (100 - i) / 100);

describe("a maximum spanning forest from a stream", () => {
  it("connects at every threshold what all edges connect", () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const forest = forestOf(nodes, edges);
        expect(forest.scores.length).toBeLessThan(nodes);
        const kept = listOf(forest);
        for (const threshold of [...thresholds, 0.7000000000000001]) {
          expect(naiveGroups(nodes, kept, threshold)).toEqual(naiveGroups(nodes, edges, threshold));
        }
      }),
    );
  });

  it("weighs and connects the same in whatever order and in however many streams the edges come", () => {
    fc.assert(
      fc.property(graphs, fc.infiniteStream(fc.nat(1000)), ({ nodes, edges }, numbers) => {
        const streams = [nodes, 2 * nodes, undefined].map((room) => new MaximumForest(nodes, room));
        const shuffled = edges.map((edge) => ({ edge, place: numbers.next().value })).sort((a, b) => a.place - b.place);
        for (const { edge, place } of shuffled) streams[place % 3]?.add(edge[1], edge[0], edge[2]);
        const all = new MaximumForest(nodes);
        for (const stream of streams) all.addAll(stream.edges());
        const [found, other] = [all.edges(), forestOf(nodes, edges)];
        expect(found.scores).toEqual(other.scores);
        for (const threshold of thresholds) {
          expect(naiveGroups(nodes, listOf(found), threshold)).toEqual(naiveGroups(nodes, listOf(other), threshold));
        }
      }),
    );
  });

  it("holds no more edges than its buffer takes, however many come", () => {
    const forest = new MaximumForest(100, 200);
    for (let round = 0; round < 5; round++) {
      for (let a = 0; a < 100; a++)
        for (let b = 0; b < a; b++) forest.add(a, b, 0.5 + ((a * 7 + b * 3 + round) % 50) / 100);
    }
    const { scores } = forest.edges();
    expect(scores.length).toBe(99);
    expect(Math.min(...scores)).toBe(0.99);
  });

  it("keeps the older of equal edges, and gives the heaviest first", () => {
    const edges = forestOf(3, [
      [2, 1, 0.9],
      [0, 2, 0.9],
      [1, 0, 0.9],
    ]);
    expect([...edges.older]).toEqual([0, 0]);
    expect([...edges.newer]).toEqual([1, 2]);
    expect([
      ...forestOf(4, [
        [0, 1, 0.5],
        [2, 3, 1],
      ]).scores,
    ]).toEqual([1, 0.5]);
  });
});

describe("groups at a threshold", () => {
  it("are the connected nodes, of which some count no longer, two at least and an item among them", () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom(...thresholds), ({ nodes, edges, kinds }, threshold) => {
        const groups = groupsAtThreshold(forestOf(nodes, edges), Uint8Array.from(kinds), threshold);
        const expected = naiveGroups(nodes, edges, threshold)
          .map((group) => group.filter((node) => kinds[node] !== nodeKind.gone))
          .filter((group) => group.length >= 2 && group.some((node) => kinds[node] === nodeKind.item));
        const found = new Map<number, number[]>();
        for (let node = 0; node < nodes; node++) {
          const group = groups.groupOf[node] as number;
          if ((groups.sizes[group] as number) === 0 || kinds[node] === nodeKind.gone) continue;
          found.set(group, [...(found.get(group) ?? []), node]);
        }
        const lists = [...found.values()].sort((a, b) => (a[0] as number) - (b[0] as number));
        expect(lists).toEqual(expected.sort((a, b) => (a[0] as number) - (b[0] as number)));
        for (const [group, members] of found) {
          expect(groups.sizes[group]).toBe(members.length);
          expect(groups.oldest[group]).toBe(members[0]);
        }
        const items = lists.flat().filter((node) => kinds[node] === nodeKind.item).length;
        expect(groups.totals).toEqual({ groups: lists.length, items });
      }),
    );
  });

  it("are counted at all thresholds at once as one by one", () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges, kinds }) => {
        const forest = forestOf(nodes, edges);
        const all = Uint8Array.from(kinds);
        expect(countGroups(forest, all, thresholds)).toEqual(
          thresholds.map((threshold) => groupsAtThreshold(forest, all, threshold).totals),
        );
      }),
    );
  });

  it("know each node's nearest, from the edges of the forest alone, or that it is not known where that one counts no longer", () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges, kinds }) => {
        const all = groupsAtThreshold(forestOf(nodes, edges), new Uint8Array(nodes).fill(nodeKind.item), 0.5);
        const some = groupsAtThreshold(forestOf(nodes, edges), Uint8Array.from(kinds), 0.5);
        const counts = (node: number) => kinds[node] !== nodeKind.gone;
        for (let node = 0; node < nodes; node++) {
          const own = edges.filter(([a, b]) => a === node || b === node);
          expect(all.nearest[node]).toBe(Math.max(0, ...own.map(([, , score]) => score)));
          if (!counts(node) || some.nearest[node] === 0) continue;
          const standing = own.filter(([a, b]) => counts(a) && counts(b));
          expect(some.nearest[node]).toBe(Math.max(0, ...standing.map(([, , score]) => score)));
        }
      }),
    );
    // The forest spares the edge of 0 and 2, which 1 holds together.
    const forest = forestOf(4, [
      [0, 1, 0.9],
      [1, 2, 0.85],
      [0, 2, 0.8],
      [0, 3, 0.6],
    ]);
    const { gone, item } = nodeKind;
    expect([...groupsAtThreshold(forest, Uint8Array.of(item, gone, item, item), 0.5).nearest]).toEqual([0, 0, 0, 0.6]);
  });
});
