import { beforeEach, describe, expect, it } from "vitest";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { findItem } from "#lib/items/queries/find-item.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { decideBy, followPolicy, sentDecision } from "../testing/make-disputed.ts";
import { adjudicate } from "./adjudicate.ts";
import { recordDecision } from "./record-decision.ts";
import { revokeAdjudication } from "./revoke-adjudication.ts";
import { revokeDecision } from "./revoke-decision.ts";
import { takeDisputed } from "./take-disputed.ts";

let ana: Member;
let ben: Member;
let cora: Member;
let dan: Member;
let itemId: string;

beforeEach(async () => {
  cora = await createTestMember({ role: "curator" });
  const join = (role: "annotator" | "curator") => createTestMember({ role, project: cora.project });
  [ana, ben, dan] = [await join("annotator"), await join("annotator"), await join("curator")];
  await followPolicy(cora, { rule: "unanimous", reviewers: 2, mostReviewers: 2 });
  [itemId] = (await insertBenchItems(cora.project.id, 1, { approved: 0, rejected: 0 })) as [string];
  await decideBy(itemId, [
    [ana, { category: "QA" }],
    [ben, { verdict: "reject", reasons: ["unsafeAdvice"], comment: "ten times the dose" }],
  ]);
});

const item = () => db.item.findUniqueOrThrow({ where: { id: itemId } });
const adjudications = () =>
  db.decision.findMany({ where: { itemId, kind: "adjudication" }, orderBy: { createdAt: "asc" } });
const settle = (member: Member, more = {}) => adjudicate(member, sentDecision(itemId, more));

describe("settling a disputed item", () => {
  it("overrules the reviewers, whose decisions stay, and tells who they are", async () => {
    expect(await item()).toMatchObject({ status: "pending", disputed: true });
    const { item: settled } = await settle(cora, { category: "IE", comment: "extracts a dose" });
    expect(await item()).toMatchObject({ status: "approved", category: "IE", disputed: false, wanted: 2, given: 2 });
    expect(await db.decision.count({ where: { itemId, kind: "review", revokedAt: null, counted: true } })).toBe(2);
    expect(settled).toMatchObject({
      status: "approved",
      settlement: { own: true, by: cora.name, verdict: "approve", category: "IE", comment: "extracts a dose" },
    });
    expect(settled.answers.map((answer) => answer.reviewer).sort()).toEqual([ana.name, ben.name].sort());
  });

  it("is offered on the item's page to who may, as long as it is disputed", async () => {
    const { sequence } = await item();
    const offered = async (member: Member) => (await findItem(member, Number(sequence)))?.toSettle;
    expect([await offered(cora), await offered(ana)]).toEqual([true, false]);
    await settle(cora);
    expect(await offered(cora)).toBe(false);
  });

  it("can reject, with reasons on record and the guidelines that held", async () => {
    await db.guideline.create({ data: { projectId: cora.project.id, number: 3, body: "…", authorId: cora.userId } });
    await settle(cora, { verdict: "reject", reasons: ["unsafeAdvice"], duration: 1200 });
    expect(await item()).toMatchObject({ status: "rejected", category: null });
    expect(await adjudications()).toMatchObject([
      {
        reasons: ["unsafeAdvice"],
        reviewerId: cora.userId,
        blind: false,
        counted: false,
        guideline: 3,
        duration: 1200,
      },
    ]);
  });

  it("sent ten times at once counts once", async () => {
    const sent = sentDecision(itemId);
    await Promise.all(Array.from({ length: 10 }, () => adjudicate(cora, sent)));
    expect(await adjudications()).toHaveLength(1);
  });

  it("by two adjudicators at once is settled by one; the other hears by whom, and nothing is overwritten", async () => {
    const results = await Promise.allSettled([settle(cora, { category: "IE" }), settle(dan, { category: "GEN" })]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    const standing = await adjudications();
    expect(standing).toHaveLength(1);
    expect((await item()).category).toBe(standing[0]?.category);
    const winner = standing[0]?.reviewerId === cora.userId ? cora : dan;
    const refusal = results.find((result) => result.status === "rejected")?.reason;
    expect(refusal).toMatchObject({
      code: "conflict",
      message: "disagreements.errors.settledBy",
      values: { name: winner.name },
      data: { item: { id: itemId, disputed: false, settlement: { own: false, by: winner.name } } },
    });
  });

  it("can be changed by who settled it, and the older settlement stays on record", async () => {
    await settle(cora, { category: "IE" });
    await settle(cora, { verdict: "reject" });
    expect(await item()).toMatchObject({ status: "rejected" });
    expect(await adjudications()).toMatchObject([{ revokedBy: cora.userId }, { revokedAt: null }]);
  });

  it("taken back makes it disputed again, and the next item of who took it back", async () => {
    const sent = sentDecision(itemId);
    await adjudicate(cora, sent);
    expect(await revokeAdjudication(cora, sent.id)).toEqual({ status: "pending", category: null });
    await revokeAdjudication(cora, sent.id);
    expect(await item()).toMatchObject({ status: "pending", category: null, disputed: true });
    expect((await takeDisputed(dan, { filter: {}, count: 3, held: [] })).items).toEqual([]);
    expect((await takeDisputed(cora, { filter: {}, count: 3, held: [] })).items).toMatchObject([{ id: itemId }]);
    // Arrived late, it does not come back to life.
    expect((await adjudicate(cora, sent)).item).toMatchObject({ status: "pending", disputed: true });
  });

  it("is undone by nobody else", async () => {
    const sent = sentDecision(itemId);
    await adjudicate(cora, sent);
    await expect(revokeAdjudication(dan, sent.id)).rejects.toMatchObject({ code: "not-found" });
    // Nor by way of the reviewers' own undo.
    await expect(revokeDecision(cora, sent.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is refused on a text that has changed, with the text as it is now, and on the new one is not", async () => {
    await saveItemText(dan, itemId, { baseVersion: 1, instruction: "Name two drugs.", input: "", output: "A and B." });
    await expect(settle(cora)).rejects.toMatchObject({
      code: "conflict",
      message: "review.errors.textChanged",
      data: { item: { id: itemId, version: 2, instruction: "Name two drugs.", disputed: true } },
    });
    const { item: settled } = await settle(cora, { itemVersion: 2 });
    expect(settled).toMatchObject({
      status: "approved",
      version: 2,
      answers: [{ itemVersion: 1 }, { itemVersion: 1 }],
    });
    expect(settled.seen[1]?.instruction).not.toBe("Name two drugs.");
  });

  it("is refused where nothing is disputed, and tells of no decision that is not told yet", async () => {
    const decision = await db.decision.findFirstOrThrow({ where: { itemId, reviewerId: ben.userId } });
    await revokeDecision(ben, decision.id);
    await expect(settle(cora)).rejects.toMatchObject({
      code: "conflict",
      message: "disagreements.errors.notDisputed",
      data: { item: { disputed: false, answers: [], settlement: null } },
    });
  });

  it("stands whatever a reviewer decides afterwards", async () => {
    await settle(cora, { category: "IE" });
    await recordDecision(ben, sentDecision(itemId, { category: "GEN" }));
    expect(await item()).toMatchObject({ status: "approved", category: "IE", disputed: false });
  });

  it("waits with what is set aside as a duplicate, and counts once it is brought back", async () => {
    const [other] = (await insertBenchItems(cora.project.id, 1, { seed: "other" })) as [string];
    await db.item.update({ where: { id: itemId }, data: { duplicateOfId: other, status: "rejected" } });
    expect((await takeDisputed(cora, { filter: {}, count: 3, held: [] })).items).toEqual([]);
    expect((await settle(cora, { category: "IE" })).item).toMatchObject({
      status: "rejected",
      duplicateOf: { of: "item" },
    });
  });

  it("is not an annotator's to do, nor anybody's in another project", async () => {
    await expect(settle(ana)).rejects.toMatchObject({ code: "forbidden" });
    await expect(settle(await createTestMember({ role: "curator" }))).rejects.toMatchObject({ code: "not-found" });
    const sent = sentDecision(itemId);
    await adjudicate(cora, sent);
    await expect(revokeAdjudication(await createTestMember({ role: "curator" }), sent.id)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(revokeAdjudication(ana, sent.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is refused with a reason that the project never had", async () => {
    await expect(settle(cora, { verdict: "reject", reasons: ["inventedReason"] })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("under the id of another decision is not found", async () => {
    const review = await db.decision.findFirstOrThrow({ where: { itemId, reviewerId: ana.userId } });
    await expect(settle(cora, { id: review.id })).rejects.toMatchObject({ code: "not-found" });
  });
});
