import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { listRejectReasons } from "../queries/list-reject-reasons.ts";
import { shippedReasons } from "../reject-reasons.ts";
import { decisionInput, type RejectReason } from "../schema.ts";
import { recordDecision } from "./record-decision.ts";
import { saveRejectReasons } from "./save-reject-reasons.ts";

let cleo: Member;
const wrongUnit = { key: null, label: "Wrong unit", retired: false };

beforeEach(async () => {
  cleo = await createTestMember({ role: "curator" });
});

const save = async (reasons: { key: string | null; label: string | null; retired: boolean }[], base?: RejectReason[]) =>
  saveRejectReasons(cleo, { base: base ?? (await listRejectReasons(cleo)), reasons });
const audited = () => db.auditEvent.findMany({ where: { projectId: cleo.project.id }, orderBy: { at: "asc" } });

describe("saving the reasons to reject", () => {
  it("keeps their order and words, gives a new one its key, and tells the log what changed", async () => {
    const [first, ...others] = shippedReasons as [RejectReason, ...RejectReason[]];
    const [second, ...rest] = others as [RejectReason, ...RejectReason[]];
    const { reasons } = await save([wrongUnit, ...rest, second, { ...first, retired: true }]);
    expect(reasons).toEqual([{ ...wrongUnit, key: "wrong-unit" }, ...rest, second, { ...first, retired: true }]);
    expect(await listRejectReasons(cleo)).toEqual(reasons);
    const keys = (list: RejectReason[]) => list.map(({ key }) => key).join(", ");
    expect(await audited()).toMatchObject([
      {
        action: "review.reasons",
        detail: {
          "wrong-unit": { from: null, to: "Wrong unit" },
          [first.key]: { from: first.key, to: null },
          order: { from: keys(others), to: keys([...rest, second]) },
        },
      },
    ]);
  });

  it("saves nothing where nothing differs", async () => {
    await save(shippedReasons);
    expect(await audited()).toEqual([]);
  });

  it("goes back to the list that ships", async () => {
    await save([...shippedReasons].reverse());
    await save(shippedReasons);
    expect(await db.project.findUnique({ where: { id: cleo.project.id } })).toMatchObject({ rejectReasons: null });
  });

  it("tells the second of two at once what the list is now", async () => {
    const results = await Promise.allSettled([
      save([wrongUnit, ...shippedReasons], shippedReasons),
      save([...shippedReasons, wrongUnit], shippedReasons),
    ]);
    const reasons = await listRejectReasons(cleo);
    expect(results.filter((result) => result.status === "rejected")).toMatchObject([
      { reason: { code: "conflict", data: { reasons } } },
    ]);
  });

  it("is for curators and admins; everybody of the project reads the list, and nobody else's changes", async () => {
    const viewer = await createTestMember({ role: "viewer", project: cleo.project });
    const annotator = await createTestMember({ role: "annotator", project: cleo.project });
    await expect(saveRejectReasons(annotator, { base: shippedReasons, reasons: [wrongUnit] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await save([wrongUnit]);
    expect(await listRejectReasons(viewer)).toHaveLength(13);
    expect(await listRejectReasons(await createTestMember())).toEqual(shippedReasons);
  });
});

describe("a decision's reasons", () => {
  it("are the project's, retired ones included, and no others", async () => {
    const itemIds = await insertBenchItems(cleo.project.id, 2, { approved: 0, rejected: 0 });
    await save([wrongUnit]);
    const decide = (itemId: string, reason: string) =>
      recordDecision(
        cleo,
        decisionInput.parse({
          ...{ id: randomUUID(), itemId, itemVersion: 1, verdict: "reject", category: null, comment: "" },
          reasons: [reason],
        }),
      );
    const [one = "", two = ""] = itemIds;
    await decide(one, "wrong-unit");
    await decide(two, "unsafeAdvice");
    await expect(decide(two, "anything")).rejects.toMatchObject({
      code: "invalid",
      fields: { reasons: "review.errors.reasonUnknown" },
    });
  });
});
