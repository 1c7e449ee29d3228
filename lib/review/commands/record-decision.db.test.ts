import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { type DecisionInput, decisionInput } from "../schema.ts";
import { recordDecision } from "./record-decision.ts";
import { revokeDecision } from "./revoke-decision.ts";
import { takeItems } from "./take-items.ts";

let ana: Member;
let ben: Member;
let itemId: string;

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  [itemId] = (await insertBenchItems(ana.project.id, 3, { approved: 0, rejected: 0 })) as [string];
});

function decision(more: Partial<DecisionInput> = {}): DecisionInput {
  return decisionInput.parse({
    id: randomUUID(),
    itemId,
    itemVersion: 1,
    verdict: "approve",
    category: "QA",
    reasons: [],
    comment: "",
    ...more,
  });
}

const rejection = (more: Partial<DecisionInput> = {}) =>
  decision({ verdict: "reject", category: null, reasons: ["wrongAnswer"], ...more });
const item = () => db.item.findUniqueOrThrow({ where: { id: itemId } });
const standing = () => db.decision.findMany({ where: { itemId, revokedAt: null } });

describe("a decision", () => {
  it("makes the item approved, with its category", async () => {
    expect(await recordDecision(ana, decision({ category: "IE" }))).toMatchObject({
      status: "approved",
      category: "IE",
    });
    expect(await item()).toMatchObject({ status: "approved", category: "IE" });
  });

  it("makes the item rejected, with its reasons on record", async () => {
    const sent = rejection({ reasons: ["unsafeAdvice", "wrongAnswer"], comment: "ten times the dose" });
    expect(await recordDecision(ana, sent)).toMatchObject({ status: "rejected", category: null });
    expect(await standing()).toMatchObject([
      {
        reasons: ["unsafeAdvice", "wrongAnswer"],
        comment: "ten times the dose",
        itemVersion: 1,
        reviewerId: ana.userId,
      },
    ]);
  });

  it("sent twice counts once, and gives the same result", async () => {
    const sent = decision();
    const first = await recordDecision(ana, sent);
    expect(await recordDecision(ana, sent)).toMatchObject(first);
    expect(await db.decision.count({ where: { itemId } })).toBe(1);
  });

  it("sent twenty times at once counts once", async () => {
    const sent = decision();
    await Promise.all(Array.from({ length: 20 }, () => recordDecision(ana, sent)));
    expect(await db.decision.count({ where: { itemId } })).toBe(1);
  });

  it("sent again after it was taken back does not come back to life", async () => {
    const sent = decision();
    await recordDecision(ana, sent);
    await revokeDecision(ana, sent.id);
    expect(await recordDecision(ana, sent)).toMatchObject({ status: "pending", category: null });
  });

  it("takes the reviewer's older one back, which stays on record", async () => {
    const older = decision();
    await recordDecision(ana, older);
    const newer = rejection();
    expect(await recordDecision(ana, newer)).toMatchObject({ status: "rejected", category: null });
    expect(await standing()).toMatchObject([{ id: newer.id }]);
    expect(await db.decision.findUnique({ where: { id: older.id } })).toMatchObject({ revokedBy: ana.userId });
  });

  it("of two of the reviewer's own at once leaves one standing", async () => {
    await Promise.all([
      recordDecision(ana, decision()),
      recordDecision(ana, rejection()),
      recordDecision(ana, decision()),
    ]);
    expect(await standing()).toHaveLength(1);
    expect(await db.decision.count({ where: { itemId } })).toBe(3);
  });

  it("does not overwrite another reviewer's: both stand, and the first one counts", async () => {
    await recordDecision(ana, decision({ category: "GEN" }));
    expect(await recordDecision(ben, rejection())).toMatchObject({ status: "approved", category: "GEN" });
    expect(await standing()).toHaveLength(2);
  });

  it("of several reviewers at once are all kept, and the status is one of theirs", async () => {
    const people = await Promise.all(
      Array.from({ length: 8 }, () => createTestMember({ role: "annotator", project: ana.project })),
    );
    const results = await Promise.all(
      people.map((person, i) => recordDecision(person, i % 2 ? rejection() : decision())),
    );
    expect(await standing()).toHaveLength(8);
    const { status, category } = await item();
    expect(new Set(results.map((result) => result.status))).toEqual(new Set([status]));
    expect(category).toBe(status === "approved" ? "QA" : null);
  });

  it("ends the reviewer's lease", async () => {
    await takeItems(ana, { filter: {}, count: 1, held: [] });
    await recordDecision(ana, decision());
    expect(await db.reviewLease.count({ where: { itemId } })).toBe(0);
  });

  it("on a text that has changed is refused with the text as it is now", async () => {
    await saveItemText(ben, itemId, { baseVersion: 1, instruction: "Name two drugs.", input: "", output: "A and B." });
    await expect(recordDecision(ana, decision())).rejects.toMatchObject({
      code: "conflict",
      message: "review.errors.textChanged",
      data: { item: { id: itemId, version: 2, instruction: "Name two drugs." } },
    });
    expect(await standing()).toEqual([]);
    expect(await recordDecision(ana, decision({ itemVersion: 2 }))).toMatchObject({
      status: "approved",
      category: "QA",
    });
  });

  it("stays with the version that it was made on when the text is edited afterwards", async () => {
    await recordDecision(ana, decision());
    await saveItemText(ben, itemId, { baseVersion: 1, instruction: "Name two drugs.", input: "", output: "A and B." });
    expect(await standing()).toMatchObject([{ itemVersion: 1 }]);
    expect(await item()).toMatchObject({ status: "approved", version: 2 });
  });

  it("is not a viewer's to make", async () => {
    const viewer = await createTestMember({ role: "viewer", project: ana.project });
    await expect(recordDecision(viewer, decision())).rejects.toMatchObject({ code: "forbidden" });
    expect(await standing()).toEqual([]);
  });

  it("on another project's item is not found", async () => {
    const stranger = await createTestMember();
    await expect(recordDecision(stranger, decision())).rejects.toMatchObject({ code: "not-found" });
  });

  it("with the id of somebody else's decision is not found, and tells nothing of it", async () => {
    const sent = decision();
    await recordDecision(ana, sent);
    await expect(recordDecision(ben, { ...sent, verdict: "reject", reasons: ["wrongAnswer"] })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("what the desk sends", () => {
  it("needs a category to approve", () => {
    expect(() => decision({ category: null })).toThrow("categoryMissing");
  });

  it("needs a reason or a comment to reject", () => {
    expect(() => rejection({ reasons: [] })).toThrow("reasonMissing");
    expect(rejection({ reasons: [], comment: " too vague " }).comment).toBe("too vague");
  });
});

describe("taking a decision back", () => {
  it("makes the item wait again, on the desk of who took it back", async () => {
    const sent = decision();
    await recordDecision(ana, sent);
    expect(await revokeDecision(ana, sent.id)).toEqual({ status: "pending", category: null });
    const { items } = await takeItems(ben, { filter: {}, count: 3, held: [] });
    expect(items.map((each) => each.id)).not.toContain(itemId);
    const own = await takeItems(ana, { filter: {}, count: 1, held: [] });
    expect(own.items).toMatchObject([
      { id: itemId, history: [{ kind: "decision", verdict: "approve" }, { kind: "version" }] },
    ]);
  });

  it("keeps who did it and when, and doing it twice changes neither", async () => {
    const sent = decision();
    await recordDecision(ana, sent);
    await revokeDecision(ana, sent.id);
    const once = await db.decision.findUnique({ where: { id: sent.id } });
    expect(once).toMatchObject({ revokedBy: ana.userId, revokedAt: expect.any(Date) });
    await revokeDecision(ana, sent.id);
    expect(await db.decision.findUnique({ where: { id: sent.id } })).toEqual(once);
  });

  it("lets the next reviewer's decision count", async () => {
    const sent = decision();
    await recordDecision(ana, sent);
    await recordDecision(ben, rejection());
    expect(await revokeDecision(ana, sent.id)).toEqual({ status: "rejected", category: null });
    expect(await db.reviewLease.count({ where: { itemId } })).toBe(0);
  });

  it("is for one's own alone", async () => {
    const sent = decision();
    await recordDecision(ana, sent);
    await expect(revokeDecision(ben, sent.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(revokeDecision(await createTestMember(), sent.id)).rejects.toMatchObject({ code: "not-found" });
    expect(await standing()).toHaveLength(1);
  });
});

describe("decisions and leases at once", () => {
  it("never wait for each other for ever, and leave every item decided once", async () => {
    const ids = await insertBenchItems(ana.project.id, 40, { approved: 0, rejected: 0, seed: "more" });
    const people = await Promise.all(
      Array.from({ length: 5 }, () => createTestMember({ role: "annotator", project: ana.project })),
    );
    await Promise.all(
      people.map(async (person) => {
        for (;;) {
          const { items } = await takeItems(person, { filter: {}, count: 3, held: [] });
          if (items.length === 0) return;
          await Promise.all(items.map((each) => recordDecision(person, decision({ itemId: each.id }))));
        }
      }),
    );
    const decisions = await db.decision.groupBy({ by: ["itemId"], _count: true, where: { itemId: { in: ids } } });
    expect(decisions).toHaveLength(40);
    expect(decisions.every((each) => each._count === 1)).toBe(true);
  });
});
