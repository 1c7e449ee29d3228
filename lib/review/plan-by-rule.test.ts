import { expect, it } from "vitest";
import { createNearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import { finish } from "#lib/algorithms/near-duplicates/finish.ts";
import { type PlanMember, planGroup } from "./plan-by-rule.ts";

const members = (of: "seed" | "item", ...texts: string[]): PlanMember[] =>
  texts.map((text, i) => ({ key: i + 1, of, id: `${of} ${i + 1}`, text, length: text.length, approved: false }));
const plan = (group: PlanMember[]) =>
  planGroup(group, { rule: "oldest", threshold: 0.7, index: createNearDuplicateIndex("rouge") });

it("sets the same text aside also where it has no words", () => {
  const marks = finish(plan(members("item", "糖尿病?", "糖尿病 ?", "糖尿病?", "心脏病?")));
  expect(marks).toEqual([{ itemId: "item 3", keptOf: "item", keptId: "item 1", score: 1 }]);
});

it("keeps seeds that are the same", () => {
  expect(finish(plan(members("seed", "糖尿病?", "糖尿病?", "Name a gene.", "Name a gene.")))).toEqual([]);
});

it("goes on a member at a time, so that others get their turn", () => {
  const steps = plan(members("item", ...Array.from({ length: 50 }, (_, i) => `Name the gene of case ${i}`)));
  for (let i = 0; i < 50; i++) expect(steps.next().done).toBe(false);
  expect(steps.next().done).toBe(true);
});
