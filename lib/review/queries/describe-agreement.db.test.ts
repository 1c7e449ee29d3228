import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { itemFilter } from "#lib/items/item-filter.ts";
import { listItems } from "#lib/items/queries/list-items.ts";
import { namePair } from "#lib/items/queries/name-pair.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import type { AnswerRow } from "../agreement/answer-rows.ts";
import type { Answer } from "../agreement/schema.ts";
import { recordDecision } from "../commands/record-decision.ts";
import { revokeDecision } from "../commands/revoke-decision.ts";
import { type ReviewPolicy, reviewPolicy } from "../policy.ts";
import { decisionInput } from "../schema.ts";
import { countAnswers } from "./count-answers.ts";
import { countOutcomes } from "./count-outcomes.ts";
import { describeAgreement } from "./describe-agreement.ts";

let ana: Member;
let ben: Member;
let cleo: Member;
let items: string[];

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  cleo = await createTestMember({ role: "curator", project: ana.project });
  items = await insertBenchItems(ana.project.id, 6, { approved: 0, rejected: 0 });
});

/** The policy from here on. */
async function follow(settings: Partial<ReviewPolicy>): Promise<void> {
  const projectId = ana.project.id;
  await db.reviewPolicy.create({
    data: { projectId, number: 1, settings: reviewPolicy.parse(settings), authorId: cleo.userId },
  });
  await db.project.update({ where: { id: projectId }, data: { reviewPolicy: 1 } });
}

async function decide(member: Member, item: number, answer: Answer): Promise<string> {
  const id = randomUUID();
  const verdict = answer === "reject" ? "reject" : "approve";
  const said = {
    verdict,
    category: answer === "reject" ? null : answer,
    reasons: verdict === "reject" ? ["wrongAnswer"] : [],
  };
  await recordDecision(member, decisionInput.parse({ id, itemId: items[item], itemVersion: 1, comment: "", ...said }));
  return id;
}

/** The answers of items as words, with how many items they are. */
async function counted(): Promise<Record<string, number>> {
  const { all } = await countAnswers(ana.project.id);
  return asWords(all.rows);
}

const asWords = (rows: readonly AnswerRow[]) =>
  Object.fromEntries(
    rows.map(({ answers, items: count }) => [
      [...answers].map((digit) => ["QA", "IE", "GEN", "OTHER", "reject"][Number(digit)]).join(" "),
      count,
    ]),
  );

const pairOf = (one: Member, two: Member) => `${one.userId}.${two.userId}`;

async function found(member: Member, query: Record<string, string>): Promise<number[]> {
  const { rows } = await listItems(member, itemFilter.parse({ ...query, sort: "number-asc" }));
  return rows.map((row) => row.sequence);
}

describe("the answers that agreement is measured by", () => {
  it("are those of items that several decided, once all have", async () => {
    await follow({ rule: "first", reviewers: 2, mostReviewers: 2 });
    await decide(ana, 0, "QA");
    expect(await counted()).toEqual({});
    await decide(ben, 0, "IE");
    await decide(ana, 1, "reject");
    await decide(ben, 1, "reject");
    await decide(ana, 2, "GEN");
    expect(await counted()).toEqual({ "QA IE": 1, "reject reject": 1 });
  });

  it("are not of items that one decides", async () => {
    await decide(ana, 0, "QA");
    await decide(ben, 0, "QA");
    expect(await counted()).toEqual({});
  });

  it("are what each said before seeing the other's, whatever they came to think later", async () => {
    await follow({ rule: "first", reviewers: 2, mostReviewers: 2 });
    await decide(ana, 0, "QA");
    await decide(ana, 0, "GEN");
    await decide(ben, 0, "IE");
    expect(await counted()).toEqual({ "IE GEN": 1 });
    await decide(ben, 0, "GEN");
    expect(await counted()).toEqual({ "IE GEN": 1 });
  });

  it("are not told while an item waits for another reviewer again", async () => {
    await follow({ rule: "first", reviewers: 2, mostReviewers: 2 });
    await decide(ana, 0, "QA");
    const taken = await decide(ben, 0, "IE");
    await revokeDecision(ben, taken);
    expect(await counted()).toEqual({});
    await decide(cleo, 0, "QA");
    expect(await counted()).toEqual({ "QA IE": 1 });
  });

  it("are not surplus ones", async () => {
    await follow({ rule: "first", reviewers: 2, mostReviewers: 2 });
    await decide(ana, 0, "QA");
    await decide(ben, 0, "QA");
    await decide(cleo, 0, "IE");
    expect(await counted()).toEqual({ "QA QA": 1 });
  });

  it("are not those of reviewers whom disagreement added", async () => {
    await follow({ rule: "majority", reviewers: 2, mostReviewers: 3 });
    await decide(ana, 0, "QA");
    await decide(ben, 0, "IE");
    expect(await counted()).toEqual({});
    await decide(cleo, 0, "QA");
    expect(await counted()).toEqual({ "QA IE": 1 });
    expect(await found(ana, { pair: pairOf(ana, cleo) })).toEqual([]);
  });

  it("are also those of items that wait for an adjudicator", async () => {
    await follow({ rule: "unanimous", reviewers: 2, mostReviewers: 2 });
    await decide(ana, 0, "QA");
    await decide(ben, 0, "IE");
    const counts = await countAnswers(ana.project.id);
    expect([asWords(counts.all.rows), counts.disputed]).toEqual([{ "QA IE": 1 }, 1]);
  });

  it("come by week, by proposed category and by what was decided", async () => {
    await follow({ rule: "first", reviewers: 2, mostReviewers: 2 });
    await db.item.update({ where: { id: items[0] as string }, data: { proposedCategory: null } });
    await decide(ana, 0, "QA");
    await decide(ben, 0, "IE");
    const now = new Date();
    await db.item.update({ where: { id: items[0] as string }, data: { settledAt: now } });
    const monday = new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
    const { weeks, proposed, decided } = await countAnswers(ana.project.id);
    expect([...weeks.keys()]).toEqual([monday]);
    expect([...proposed.keys()]).toEqual([""]);
    expect(asWords(decided.get("QA") ?? [])).toEqual({ "QA IE": 1 });
    expect(decided.get("IE")).toEqual([]);
  });
});

describe("agreement", () => {
  beforeEach(async () => {
    await follow({ rule: "first", reviewers: 2, mostReviewers: 2 });
    const said: [Answer, Answer][] = [
      ["QA", "QA"],
      ["QA", "IE"],
      ["IE", "IE"],
      ["reject", "reject"],
      ["GEN", "reject"],
    ];
    for (const [item, [first, second]] of said.entries()) {
      await decide(ana, item, first);
      await decide(ben, item, second);
    }
  });

  it("is measured by verdict and category, or by verdict alone", async () => {
    const byAnswer = await describeAgreement(ana, "answer");
    expect(byAnswer.all).toMatchObject({ items: 5, raw: { value: 0.6 }, fleissOf: null });
    expect(byAnswer.cells).toEqual([{ pair: [ana.userId, ben.userId].sort(), items: 5, agreed: 3 }]);
    expect(byAnswer.byAnswer.map(({ answer, decided }) => [answer, decided])).toEqual([
      ["QA", 2],
      ["IE", 1],
      ["GEN", 1],
      ["OTHER", 0],
      ["reject", 1],
    ]);
    const byVerdict = await describeAgreement(ana, "verdict");
    expect(byVerdict.all).toMatchObject({ items: 5, raw: { value: 0.8 }, alpha: { value: 1 - (9 * 2) / (2 * 3 * 7) } });
    expect(byVerdict.byAnswer).toEqual([]);
    expect([...byVerdict.names.values()].sort()).toEqual([ana.name, ben.name].sort());
  });

  it("of another project is nothing of this one's", async () => {
    const stranger = await createTestMember();
    expect((await describeAgreement(stranger, "answer")).all.items).toBe(0);
    expect(await countOutcomes(stranger)).toEqual([]);
  });

  it("opens the items behind a pair", async () => {
    const pair = pairOf(ben, ana);
    expect(await found(ana, { pair })).toEqual([1, 2, 3, 4, 5]);
    expect(await found(ana, { pair, agree: "yes" })).toEqual([1, 3, 4]);
    expect(await found(ana, { pair, agree: "no" })).toEqual([2, 5]);
    expect(await found(ana, { pair, agree: "verdict-yes" })).toEqual([1, 2, 3, 4]);
    expect(await found(ana, { pair, agree: "verdict-no" })).toEqual([5]);
    expect(await found(ana, { pair, agree: "yes", decided: "QA" })).toEqual([1]);
    expect(Object.keys(await namePair(ana, pair)).sort()).toEqual([ana.userId, ben.userId].sort());
  });

  it("opens nothing for people of other projects, and takes no other text for people", async () => {
    const stranger = await createTestMember();
    expect(await found(ana, { pair: pairOf(ana, stranger) })).toEqual([]);
    expect(await found(stranger, { pair: pairOf(ana, ben) })).toEqual([]);
    expect(await namePair(stranger, pairOf(ana, stranger))).toEqual({ [stranger.userId]: stranger.name });
    expect(itemFilter.parse({ pair: "' OR 1=1.x", agree: "maybe" })).toEqual({ sort: "number-desc" });
  });

  it("tells nobody which items reviewers disagree on before these are settled", async () => {
    await db.item.update({
      where: { id: items[1] as string },
      data: { status: "pending", category: null, disputed: true },
    });
    await db.item.update({ where: { id: items[4] as string }, data: { status: "pending", category: null, given: 1 } });
    expect(await found(ana, { pair: pairOf(ana, ben) })).toEqual([1, 3, 4]);
    expect(await found(ana, { pair: pairOf(ana, ben), agree: "no" })).toEqual([]);
  });

  it("of proposals and decisions counts every decided item, and opens them", async () => {
    await db.item.updateMany({ where: { id: { in: items } }, data: { proposedCategory: "QA" } });
    await db.item.update({ where: { id: items[2] as string }, data: { proposedCategory: null } });
    const outcomes = await countOutcomes(ana);
    expect(outcomes.find(({ proposed, decided }) => proposed === "QA" && decided === "QA")?.items).toBe(2);
    expect(outcomes.find(({ proposed }) => proposed === null)).toEqual({ proposed: null, decided: "IE", items: 1 });
    expect(await found(ana, { proposed: "none", decided: "IE" })).toEqual([3]);
    expect(await found(ana, { proposed: "QA", decided: "GEN" })).toEqual([5]);
    expect(await found(ana, { proposed: "QA", status: "rejected" })).toEqual([4]);
  });
});
