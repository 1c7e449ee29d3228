import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { findKnownMark } from "../queries/find-known-mark.ts";
import { listKnownItems } from "../queries/list-known-items.ts";
import { decisionInput } from "../schema.ts";
import { markKnown } from "./mark-known.ts";
import { recordDecision } from "./record-decision.ts";
import { retireKnown } from "./retire-known.ts";

let cleo: Member;
let ana: Member;
let approved: string;
let open: string;

beforeEach(async () => {
  cleo = await createTestMember({ role: "curator" });
  ana = await createTestMember({ role: "annotator", project: cleo.project });
  [approved = "", open = ""] = await insertBenchItems(cleo.project.id, 2, { approved: 0, rejected: 0 });
  await decide(approved, { category: "IE" });
});

const decide = (itemId: string, more: object = {}) =>
  recordDecision(
    cleo,
    decisionInput.parse({
      ...{ id: randomUUID(), itemId, itemVersion: 1, verdict: "approve", category: "QA", reasons: [], comment: "" },
      ...more,
    }),
  );
const audited = () =>
  db.auditEvent.findMany({
    where: { projectId: cleo.project.id },
    orderBy: { at: "asc" },
    select: { action: true, subject: true },
  });

describe("a known item", () => {
  it("has the answer that it was settled with, and why", async () => {
    await markKnown(cleo, { itemId: approved, note: "The dose is in the text." });
    expect((await listKnownItems(cleo)).rows).toMatchObject([
      {
        itemId: approved,
        verdict: "approve",
        category: "IE",
        note: "The dose is in the text.",
        by: cleo.name,
        retired: false,
        right: 0,
        wrong: [],
      },
    ]);
    expect(await audited()).toEqual([{ action: "review.markKnown", subject: expect.stringMatching(/^\d+$/) }]);
  });

  it("of a rejected item has no category", async () => {
    await decide(open, { verdict: "reject", category: null, reasons: ["wrongAnswer"] });
    await markKnown(cleo, { itemId: open, note: "" });
    expect((await listKnownItems(cleo)).rows).toMatchObject([{ verdict: "reject", category: null }]);
  });

  it("needs a settled answer, and an item that stands for itself", async () => {
    await expect(markKnown(cleo, { itemId: open, note: "" })).rejects.toMatchObject({
      code: "conflict",
      message: "reviewSetup.known.errors.open",
    });
    await db.item.update({ where: { id: approved }, data: { status: "rejected", duplicateOfId: open } });
    await expect(markKnown(cleo, { itemId: approved, note: "" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is retired once, and comes back with its answer as it is by then", async () => {
    await markKnown(cleo, { itemId: approved, note: "" });
    await retireKnown(cleo, { itemId: approved });
    await retireKnown(cleo, { itemId: approved });
    expect(await findKnownMark(cleo, approved)).toEqual({ note: "", retired: true });
    await decide(approved, { category: "GEN" });
    expect((await listKnownItems(cleo)).rows).toMatchObject([{ category: "IE", changed: true }]);
    await markKnown(cleo, { itemId: approved, note: "" });
    expect((await listKnownItems(cleo)).rows).toMatchObject([
      { category: "GEN", retired: false, edited: false, changed: false },
    ]);
    expect((await audited()).map((line) => line.action)).toEqual([
      "review.markKnown",
      "review.retireKnown",
      "review.markKnown",
    ]);
  });

  it("marked by two at once is one, and a line of the log", async () => {
    await Promise.all([
      markKnown(cleo, { itemId: approved, note: "" }),
      markKnown(cleo, { itemId: approved, note: "" }),
    ]);
    expect((await listKnownItems(cleo)).total).toBe(1);
    expect(await audited()).toHaveLength(1);
  });

  it("says that its text was edited, which retires it", async () => {
    await markKnown(cleo, { itemId: approved, note: "" });
    await saveItemText(ana, approved, {
      baseVersion: 1,
      instruction: "Name two drugs.",
      input: "",
      output: "A and B.",
    });
    expect((await listKnownItems(cleo)).rows).toMatchObject([{ retired: true, edited: true }]);
  });

  it("tells how often it was answered right, and who did not", async () => {
    await markKnown(cleo, { itemId: approved, note: "" });
    const ben = await createTestMember({ role: "annotator", project: cleo.project });
    await db.decision.createMany({
      data: [ana, ben].map((member) => ({
        ...{
          id: randomUUID(),
          projectId: cleo.project.id,
          itemId: approved,
          itemVersion: 1,
          verdict: "approve" as const,
        },
        ...{ reviewerId: member.userId, reasons: [], kind: "known" as const, right: member === ben },
      })),
    });
    expect((await listKnownItems(cleo)).rows).toMatchObject([{ right: 1, wrong: [ana.name] }]);
  });

  it("is nobody's to see or make who may be tested", async () => {
    await markKnown(cleo, { itemId: approved, note: "" });
    expect(await findKnownMark(ana, approved)).toBeNull();
    await expect(listKnownItems(ana)).rejects.toMatchObject({ code: "forbidden" });
    await expect(markKnown(ana, { itemId: approved, note: "" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(retireKnown(ana, { itemId: approved })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("of another project is not found", async () => {
    await markKnown(cleo, { itemId: approved, note: "" });
    const stranger = await createTestMember({ role: "admin" });
    await expect(markKnown(stranger, { itemId: approved, note: "" })).rejects.toMatchObject({ code: "not-found" });
    await expect(retireKnown(stranger, { itemId: approved })).rejects.toMatchObject({ code: "not-found" });
    expect(await findKnownMark(stranger, approved)).toBeNull();
    expect(await listKnownItems(stranger)).toEqual({ rows: [], total: 0 });
  });
});
