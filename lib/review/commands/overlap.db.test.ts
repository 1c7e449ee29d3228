import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { addComment } from "#lib/items/commands/add-comment.ts";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { findItem } from "#lib/items/queries/find-item.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { type ReviewPolicy, reviewPolicy } from "../policy.ts";
import { getReviewItem } from "../queries/get-review-item.ts";
import { type DecisionInput, decisionInput } from "../schema.ts";
import { recordDecision } from "./record-decision.ts";
import { revokeDecision } from "./revoke-decision.ts";

let ana: Member;
let ben: Member;
let cleo: Member;
let itemId: string;

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  cleo = await createTestMember({ role: "curator", project: ana.project });
  [itemId] = (await insertBenchItems(ana.project.id, 2, { approved: 0, rejected: 0 })) as [string];
});

/** A new policy in force. */
async function follow(number: number, settings: Partial<ReviewPolicy>): Promise<void> {
  const projectId = ana.project.id;
  await db.reviewPolicy.create({
    data: { projectId, number, settings: reviewPolicy.parse(settings), authorId: cleo.userId },
  });
  await db.project.update({ where: { id: projectId }, data: { reviewPolicy: number } });
}

const decide = (member: Member, more: Partial<DecisionInput> = {}) =>
  recordDecision(
    member,
    decisionInput.parse({
      ...{ id: randomUUID(), itemId, itemVersion: 1, verdict: "approve", category: "QA", reasons: [], comment: "" },
      ...more,
    }),
  );
const rejection: Partial<DecisionInput> = { verdict: "reject", category: null, reasons: ["wrongAnswer"] };
const item = () => db.item.findUniqueOrThrow({ where: { id: itemId } });
const standing = () =>
  db.decision.findMany({ where: { itemId, revokedAt: null }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });

describe("an item that two people review", () => {
  beforeEach(() => follow(1, { rule: "majority", reviewers: 2, mostReviewers: 3 }));

  it("stays pending after the first decision, for everybody", async () => {
    expect(await decide(ana, { category: "IE" })).toMatchObject({ status: "pending", category: null });
    expect(await item()).toMatchObject({ status: "pending", category: null, given: 1, wanted: 2, settledAt: null });
  });

  it("is settled by the second, where both say the same", async () => {
    await decide(ana);
    expect(await decide(ben)).toMatchObject({ status: "approved", category: "QA", surplus: false });
    expect(await item()).toMatchObject({ status: "approved", given: 2, disagreement: 0, settledAt: expect.any(Date) });
    expect(await standing()).toMatchObject([
      { counted: true, blind: true },
      { counted: true, blind: true },
    ]);
  });

  it("asks a third where they differ, and an adjudicator where all three do", async () => {
    await decide(ana);
    await decide(ben, rejection);
    expect(await item()).toMatchObject({ status: "pending", wanted: 3, given: 2, disputed: false, disagreement: 1 });
    await decide(cleo, { category: "GEN" });
    expect(await item()).toMatchObject({ status: "pending", wanted: 3, given: 3, disputed: true });
  });

  it("tells nobody what the first said or wrote, by no route, until the second has decided", async () => {
    const { sequence } = await item();
    await decide(ana, { ...rejection, reasons: ["wrongAnswer"], comment: "the dose is wrong" });
    await addComment(ana, itemId, { id: randomUUID(), body: "ten times too high" });
    for (const reader of [ben, cleo]) {
      const seen = JSON.stringify([await getReviewItem(reader, itemId), await findItem(reader, Number(sequence))]);
      for (const secret of ["wrongAnswer", "the dose is wrong", "ten times", ana.name, ana.userId])
        expect(seen).not.toContain(secret);
    }
    // Her own she sees.
    expect(await findItem(ana, Number(sequence))).toMatchObject({ decisions: [{ own: true }], comments: [{}] });
    await decide(ben, rejection);
    expect((await findItem(ben, Number(sequence)))?.decisions).toHaveLength(2);
    expect((await findItem(ben, Number(sequence)))?.comments).toHaveLength(1);
  });

  it("keeps a decision beyond those that it takes, and does not count it", async () => {
    await decide(ana);
    await decide(ben);
    expect(await decide(cleo, rejection)).toMatchObject({ status: "approved", category: "QA", surplus: true });
    expect(await standing()).toMatchObject([{ counted: true }, { counted: true }, { counted: false, blind: false }]);
    expect(await item()).toMatchObject({ status: "approved", given: 2 });
  });

  it("waits again, and hides again, once one takes theirs back; a decision made then is not blind", async () => {
    await decide(ana);
    const id = randomUUID();
    await decide(ben, { id });
    await revokeDecision(ben, id);
    expect(await item()).toMatchObject({ status: "pending", given: 1, wanted: 2 });
    expect((await findItem(ben, Number((await item()).sequence)))?.decisions).toMatchObject([{ own: true }]);
    await decide(ben);
    expect(await standing()).toMatchObject([{ blind: true }, { blind: false }]);
  });

  it("of many decisions at once counts two, whoever comes first", async () => {
    const people = [ana, ben, cleo, ...(await Promise.all([1, 2, 3].map(another)))];
    await Promise.all(people.map((person) => decide(person)));
    expect((await standing()).filter((each) => each.counted)).toHaveLength(2);
    expect(await item()).toMatchObject({ status: "approved", given: 2, wanted: 2 });
  });

  const another = () => createTestMember({ role: "annotator", project: ana.project });
});

describe("a policy", () => {
  it("binds an item from its first decision on, and not before", async () => {
    await follow(1, { rule: "majority", reviewers: 2, mostReviewers: 2 });
    const id = randomUUID();
    await decide(ana, { id });
    await follow(2, { rule: "first", reviewers: 1 });
    expect(await item()).toMatchObject({ policy: 1, wanted: 2 });
    await revokeDecision(ana, id);
    expect(await item()).toMatchObject({ policy: null, wanted: null, given: 0 });
    await decide(ana);
    expect(await item()).toMatchObject({ policy: 2, status: "approved" });
  });

  it("takes several reviewers for the share of items that is in the overlap", async () => {
    await follow(1, { rule: "majority", reviewers: 2, mostReviewers: 2, overlap: 30 });
    const ids = await insertBenchItems(ana.project.id, 100, { approved: 0, rejected: 0 });
    for (const id of ids) await decide(ana, { itemId: id });
    const twice = await db.item.count({ where: { projectId: ana.project.id, id: { in: ids }, wanted: 2 } });
    // Drawn by number, so always the same; 30 % of 100 are 30, and three standard deviations 14.
    expect(twice).toBeGreaterThan(16);
    expect(twice).toBeLessThan(44);
    expect(await db.item.count({ where: { id: { in: ids }, status: "approved" } })).toBe(100 - twice);
  }, 60_000);

  it("hides what models propose from a share of reviewers until they have decided, and notes for whom it held", async () => {
    await follow(1, { hiddenShare: 100 });
    await db.item.update({
      where: { id: itemId },
      data: { proposedCategory: "IE", proposalReason: "spans are asked for" },
    });
    expect(await getReviewItem(ana, itemId)).toMatchObject({
      ...{ suggestionsHidden: true, proposedCategory: null, proposalReason: "" },
    });
    const proposal = { category: "IE", reason: "spans are asked for" };
    expect(await decide(ana)).toMatchObject({ proposal });
    expect(await getReviewItem(ana, itemId)).toMatchObject({ suggestionsHidden: false, proposedCategory: "IE" });
    expect(await standing()).toMatchObject([{ suggestions: false }]);
  });
});

describe("a known item", () => {
  beforeEach(async () => {
    await decide(cleo, { category: "IE" });
    const projectId = ana.project.id;
    await db.knownItem.create({
      data: { itemId, projectId, verdict: "approve", category: "IE", markedBy: cleo.userId },
    });
  });

  const lease = (member: Member) =>
    db.reviewLease.create({
      data: { itemId, userId: member.userId, projectId: ana.project.id, leaseUntil: new Date(Date.now() + 600_000) },
    });

  it("waits like any other for who has it on the desk, and shows nothing of what is settled", async () => {
    await lease(ana);
    await addComment(cleo, itemId, { id: randomUUID(), body: "settled with care" });
    const seen = await getReviewItem(ana, itemId);
    expect(seen).toMatchObject({ status: "pending", ownDecision: null, comments: [], hiddenComments: 0 });
    expect(JSON.stringify(seen)).not.toContain("settled with care");
  });

  it("is answered as if it had waited; right or wrong is noted, and the item stays as it is", async () => {
    await lease(ana);
    await lease(ben);
    expect(await decide(ana, rejection)).toMatchObject({ status: "rejected", surplus: false });
    expect(await decide(ben, { category: "IE" })).toMatchObject({ status: "approved", category: "IE" });
    expect(
      await db.decision.findMany({ where: { itemId, kind: "known" }, orderBy: { createdAt: "asc" } }),
    ).toMatchObject([{ right: false }, { right: true }]);
    expect(await item()).toMatchObject({ status: "approved", category: "IE", given: 1 });
    const { decisions } = (await findItem(cleo, Number((await item()).sequence))) ?? {};
    expect(decisions).toHaveLength(1);
  });

  it("can be undone and answered again", async () => {
    await lease(ana);
    const id = randomUUID();
    await decide(ana, { ...rejection, id });
    await revokeDecision(ana, id);
    expect(await db.decision.count({ where: { itemId, kind: "known", revokedAt: null } })).toBe(0);
    expect(await item()).toMatchObject({ status: "approved", given: 1 });
  });

  it("is none any more once somebody edits its text", async () => {
    await lease(ana);
    await saveItemText(ana, itemId, {
      baseVersion: 1,
      instruction: "Name a diuretic.",
      input: "",
      output: "Furosemide.",
    });
    expect(await decide(ana, { ...rejection, itemVersion: 2 })).toMatchObject({ status: "approved", surplus: true });
    expect(await db.knownItem.findUnique({ where: { itemId } })).toMatchObject({ retiredAt: expect.any(Date) });
  });

  it("is an item like any other for who opens it without having been given it", async () => {
    expect(await getReviewItem(ana, itemId)).toMatchObject({ status: "approved" });
    expect(await decide(ana, rejection)).toMatchObject({ status: "approved", surplus: true });
  });
});
