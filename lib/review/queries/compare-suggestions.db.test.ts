import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { Category } from "#lib/items/schema.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { recordDecision } from "../commands/record-decision.ts";
import { reviewPolicy } from "../policy.ts";
import { decisionInput } from "../schema.ts";
import { compareSuggestions } from "./compare-suggestions.ts";

let ana: Member;
let ben: Member;
let items: string[];

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  items = await insertBenchItems(ana.project.id, 12, { approved: 0, rejected: 0 });
  await db.item.updateMany({ where: { id: { in: items } }, data: { proposedCategory: "QA" } });
});

/** One policy after another: what nobody has decided goes by it. */
async function follow(number: number, hiddenShare: number): Promise<void> {
  const projectId = ana.project.id;
  const settings = reviewPolicy.parse({ rule: "first", reviewers: 2, mostReviewers: 2, hiddenShare });
  await db.reviewPolicy.create({ data: { projectId, number, settings, authorId: ana.userId } });
  await db.project.update({ where: { id: projectId }, data: { reviewPolicy: number } });
}

async function decide(member: Member, item: number, category: Category | null, duration: number | null): Promise<void> {
  const said = category
    ? { verdict: "approve", category, reasons: [] }
    : { verdict: "reject", category, reasons: ["wrongAnswer"] };
  const sent = { id: randomUUID(), itemId: items[item], itemVersion: 1, comment: "", duration, ...said };
  await recordDecision(member, decisionInput.parse(sent));
}

it("compares decisions with what models propose in sight and without, of items whose review is complete", async () => {
  await follow(1, 0);
  for (const item of [0, 1, 2, 3]) {
    await decide(ana, item, "QA", 1_000 * (item + 1));
    await decide(ben, item, item === 0 ? "IE" : "QA", null);
  }
  await follow(2, 100);
  for (const [item, second] of (["IE", "QA", null] as const).entries()) {
    await decide(ana, item + 4, "IE", 10_000);
    await decide(ben, item + 4, second, 20_000);
  }
  // Half reviewed: not told yet.
  await decide(ana, 8, null, 99_000);
  expect(await compareSuggestions(ana)).toEqual({
    shown: {
      decisions: 8,
      approved: { hits: 8, trials: 8 },
      asProposed: { hits: 7, trials: 8 },
      sameAnswer: { hits: 3, trials: 4 },
      time: { median: 2_500, low: null, high: null, decisions: 4 },
    },
    hidden: {
      decisions: 6,
      approved: { hits: 5, trials: 6 },
      asProposed: { hits: 1, trials: 5 },
      sameAnswer: { hits: 1, trials: 3 },
      time: { median: 15_000, low: 10_000, high: 20_000, decisions: 6 },
    },
  });
});

it("keeps apart who saw them and who did not, and tells of one project alone", async () => {
  await follow(1, 0);
  await decide(ana, 0, "QA", null);
  await decide(ben, 0, "QA", null);
  await db.decision.updateMany({ where: { reviewerId: ben.userId }, data: { suggestions: false } });
  const { shown, hidden } = await compareSuggestions(ana);
  expect([shown.decisions, hidden.decisions, shown.sameAnswer.trials, hidden.sameAnswer.trials]).toEqual([1, 1, 0, 0]);
  expect(shown.time).toBeNull();
  const stranger = await createTestMember({ role: "viewer" });
  expect((await compareSuggestions(stranger)).shown.decisions).toBe(0);
});
