import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unpackForest } from "#lib/algorithms/pack-forest.ts";
import { rougeL } from "#lib/algorithms/rouge-l.ts";
import { groupsAtThreshold, nodeKind } from "#lib/algorithms/threshold-groups.ts";
import { type Tokenizer, tokenize } from "#lib/algorithms/tokenize.ts";
import type { ScanFound } from "./scan-orders.ts";
import { ScanWork } from "./scan-work.ts";
import { similaritySteps } from "./schema.ts";
import { countItem, emptyCounts } from "./similarity-counts.ts";

type Task = { text: string; seed: boolean };

/** What some threads find in the tasks, whose keys are 10, 20, 30 ...; one after another here, as what they share allows any order. */
function look(
  tasks: readonly Task[],
  tokenizer: Tokenizer,
  { threads = 2, pairsAtMost = 1e9, page = 3 } = {},
): ScanFound {
  const works = Array.from({ length: threads }, () => new ScanWork());
  const [first] = works as [ScanWork];
  first.begin({ tokenizer, seeds: tasks.filter(({ seed }) => seed).map(({ text }) => text) });
  for (let from = 0; from < tasks.length; from += page) {
    const part = tasks.slice(from, from + page);
    first.take({
      page: {
        keys: Float64Array.from(part, (_, i) => (from + i + 1) * 10),
        texts: part.map(({ text }) => text),
        seeds: Uint8Array.from(part, ({ seed }) => (seed ? 1 : 0)),
        runs: Int32Array.from(part, (_, i) => ((from + i) % 2 === 0 ? 0 : -1)),
      },
    });
  }
  const shared = first.build({ threads });
  const joined = works.map((work, thread) => work.join({ shared, thread, pairsAtMost }));
  for (const work of works) work.nearest();
  return first.assemble({ joined });
}

function likeness(a: string, b: string, tokenizer: Tokenizer): number {
  return a === b ? 1 : rougeL(tokenize(a, tokenizer), tokenize(b, tokenizer));
}

const tasks = fc.array(
  fc.record({
    // Few words, so that much is alike; some without any word of a-z.
    text: fc.oneof(
      fc
        .array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 8 })
        .map((words) => words.join(" ")),
      fc.constantFrom("糖尿病", "糖尿病提示", "!"),
    ),
    seed: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe("a look at all tasks", () => {
  it("finds at every threshold the groups that all pairs make, by either tokenizer", () => {
    fc.assert(
      fc.property(tasks, fc.constantFrom<Tokenizer>("rouge", "unicode"), (all, tokenizer) => {
        const { keys, edges } = unpackForest(look(all, tokenizer).forest);
        const kinds = new Uint8Array(keys.length).fill(nodeKind.item);
        for (const threshold of similaritySteps.filter((_, i) => i % 5 === 0)) {
          const { groupOf } = groupsAtThreshold(edges, kinds, threshold);
          const groupOfTask = (task: number) => {
            const node = keys.indexOf((task + 1) * 10);
            return node === -1 ? `alone ${task}` : groupOf[node];
          };
          const expected = connected(all, threshold, tokenizer);
          for (let a = 0; a < all.length; a++) {
            for (let b = 0; b < a; b++) expect(groupOfTask(a) === groupOfTask(b)).toBe(expected[a] === expected[b]);
          }
        }
      }),
    );
  });

  it("counts each item by its most like seed and its most like other item, whatever their likeness", () => {
    fc.assert(
      fc.property(tasks, fc.constantFrom<Tokenizer>("rouge", "unicode"), (all, tokenizer) => {
        const counts = emptyCounts();
        const ofRun = emptyCounts();
        all.forEach(({ text, seed }, task) => {
          if (seed) return;
          const most = (wanted: (other: Task, at: number) => boolean) =>
            Math.max(0, ...all.filter(wanted).map((other) => likeness(text, other.text, tokenizer)));
          const scores = [most((other) => other.seed), most((other, at) => !other.seed && at !== task)] as const;
          countItem(counts, ...scores);
          if (task % 2 === 0) countItem(ofRun, ...scores);
        });
        const found = look(all, tokenizer);
        expect(found.counts).toEqual(counts);
        expect(found.runCounts[0] ?? emptyCounts()).toEqual(ofRun);
      }),
    );
  });

  it("comes to the same by any number of threads and any pages", () => {
    fc.assert(
      fc.property(tasks, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 50 }), (all, threads, page) => {
        expect(look(all, "rouge", { threads, page })).toEqual(look(all, "rouge"));
      }),
    );
  });

  it("takes no more pairs of a text than it may, says so, and still finds the nearest of all", () => {
    const all = Array.from({ length: 60 }, (_, i) => ({ text: `what are the symptoms of disease ${i}`, seed: false }));
    const near = "what are the symptoms of disease 7 in a patient whom nobody has seen before and who lives alone here";
    all.push({ text: near, seed: false }, { text: `${near} now`, seed: false });
    const found = look(all, "rouge", { pairsAtMost: 5 });
    expect(found.cut).toBeGreaterThan(40);
    // So many for each of the four steps.
    expect(found.pairs).toBeLessThanOrEqual(62 * 4 * 5);
    const { keys, edges } = unpackForest(found.forest);
    const kinds = new Uint8Array(keys.length).fill(nodeKind.item);
    expect(groupsAtThreshold(edges, kinds, 0.8).totals).toEqual({ groups: 2, items: 62 });
    expect(groupsAtThreshold(edges, kinds, 0.95).totals).toEqual({ groups: 1, items: 2 });
    expect(look(all, "rouge").cut).toBe(0);
  });

  it("finds nothing among no tasks", () => {
    expect(look([], "rouge")).toMatchObject({ pairs: 0, cut: 0, counts: emptyCounts(), runCounts: [] });
  });
});

/** By task: the oldest of those that it hangs together with. */
function connected(all: readonly Task[], threshold: number, tokenizer: Tokenizer): number[] {
  const group = [...all.keys()];
  for (let a = 0; a < all.length; a++) {
    for (let b = 0; b < a; b++) {
      const [from, to] = [group[a], group[b]] as [number, number];
      if (from === to || likeness(all[a]?.text ?? "", all[b]?.text ?? "", tokenizer) < threshold) continue;
      for (let task = 0; task < group.length; task++) if (group[task] === from) group[task] = to;
    }
  }
  return group;
}
