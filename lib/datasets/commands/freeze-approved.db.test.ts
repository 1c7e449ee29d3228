import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { getVersion } from "../queries/get-version.ts";
import { listUnpreparedDatasets } from "../queries/list-unprepared.ts";
import { listVersions } from "../queries/list-versions.ts";
import { previewFreeze } from "../queries/preview-freeze.ts";
import { insertApprovedItems } from "../testing/insert-approved-items.ts";
import { freezeApproved } from "./freeze-approved.ts";

const order = (name = "First") => ({ id: randomUUID(), name, notes: "" });

async function membersOf(versionId: string) {
  const rows = await db.datasetVersionItem.findMany({ where: { versionId }, orderBy: { position: "asc" } });
  return rows.map(({ position, itemId, itemVersion, category }) => ({ position, itemId, itemVersion, category }));
}

describe("freezing the approved items", () => {
  it("takes each with its current text, its decided category and its place in the order of admission", async () => {
    const member = await createTestMember();
    const [a, b, c] = await insertApprovedItems(member.project.id, [
      { category: "QA" },
      { category: "IE" },
      { category: "GEN" },
    ]);
    await db.item.update({ where: { id: b }, data: { version: 2, output: "Better." } });
    await db.itemVersion.create({
      data: {
        itemId: b as string,
        number: 2,
        instruction: "Task",
        input: "",
        output: "Better.",
        change: "edited",
        sequence: 9n,
      },
    });
    await insertApprovedItems((await createTestMember()).project.id, [{ category: "QA" }]);
    await db.item.update({ where: { id: c }, data: { status: "rejected", category: null } });

    const frozen = await freezeApproved(member, order());

    expect(frozen).toMatchObject({ number: 1, itemCount: 2 });
    expect(await membersOf(frozen.id)).toEqual([
      { position: 1, itemId: a, itemVersion: 1, category: "QA" },
      { position: 2, itemId: b, itemVersion: 2, category: "IE" },
    ]);
    expect(await getVersion(member, 1)).toMatchObject({
      status: "preparing",
      counts: { QA: 1, IE: 1, GEN: 0, OTHER: 0 },
      frozenBy: member.name,
      provenance: { origins: { call: 0, import: 2, corpus: 0 }, edited: 1, restored: 0, reviewers: 0, runs: [] },
    });
    expect(await listUnpreparedDatasets()).toContain(frozen.id);
  });

  it("says beforehand what it would take, and what stays out for want of a category", async () => {
    const member = await createTestMember();
    await insertApprovedItems(member.project.id, [{ category: "QA" }, { category: "QA" }, { category: null }]);
    expect(await previewFreeze(member)).toEqual({
      number: 1,
      total: 2,
      counts: { QA: 2, IE: 0, GEN: 0, OTHER: 0 },
      uncategorised: 1,
    });
    expect(await freezeApproved(member, order())).toMatchObject({ itemCount: 2 });
    expect((await previewFreeze(member)).number).toBe(2);
  });

  it("refuses where nothing is approved, and uses up no number", async () => {
    const member = await createTestMember();
    await expect(freezeApproved(member, order())).rejects.toMatchObject({
      code: "conflict",
      message: "datasets.errors.nothingApproved",
    });
    await insertApprovedItems(member.project.id, [{ category: "QA" }]);
    expect(await freezeApproved(member, order())).toMatchObject({ number: 1 });
  });

  it("freezes once where the same order comes twice, even at the same time", async () => {
    const member = await createTestMember();
    await insertApprovedItems(member.project.id, [{ category: "QA" }]);
    const twice = order();
    const results = await Promise.all([freezeApproved(member, twice), freezeApproved(member, twice)]);
    expect(results.map((result) => result.number)).toEqual([1, 1]);
    expect((await listVersions(member)).versions).toHaveLength(1);
  });

  it("gives every order a number of its own, however many come at once", async () => {
    const member = await createTestMember();
    await insertApprovedItems(member.project.id, [{ category: "QA" }]);
    const results = await Promise.all(Array.from({ length: 4 }, () => freezeApproved(member, order())));
    expect(results.map((result) => result.number).sort()).toEqual([1, 2, 3, 4]);
  });

  it("does not let one project's order touch a version of another's", async () => {
    const [member, stranger] = [await createTestMember(), await createTestMember()];
    for (const { project } of [member, stranger]) await insertApprovedItems(project.id, [{ category: "QA" }]);
    const taken = order();
    await freezeApproved(member, taken);
    await expect(freezeApproved(stranger, taken)).rejects.toMatchObject({ message: "datasets.errors.idTaken" });
    await expect(getVersion(stranger, 1)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is for admins", async () => {
    const admin = await createTestMember();
    await insertApprovedItems(admin.project.id, [{ category: "QA" }]);
    for (const role of ["viewer", "annotator", "curator"] as const) {
      const member = await createTestMember({ role, project: admin.project });
      await expect(freezeApproved(member, order())).rejects.toMatchObject({ code: "forbidden" });
      await expect(previewFreeze(member)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("counts the runs and the people behind the items", async () => {
    const member = await createTestMember();
    const second = await createTestMember({ role: "annotator", project: member.project });
    const endpoint = await db.modelEndpoint.create({ data: { projectId: member.project.id, name: "Practice" } });
    const run = await db.expansionRun.create({
      data: {
        projectId: member.project.id,
        number: 7,
        endpointId: endpoint.id,
        endpointName: "Practice",
        model: "practice-1",
        status: "finished",
        settings: {},
        promptVersion: "p1",
        target: 10,
        startedBy: member.userId,
        createdAt: new Date("2026-11-20T11:00:00.123Z"),
      },
    });
    const ids = await insertApprovedItems(member.project.id, [
      { category: "QA", runId: run.id },
      { category: "IE", runId: run.id },
      { category: "IE" },
    ]);
    const decide = (itemId: string, reviewerId: string, revokedAt?: Date) =>
      db.decision.create({
        data: {
          id: randomUUID(),
          projectId: member.project.id,
          itemId,
          itemVersion: 1,
          reviewerId,
          verdict: "approve",
          category: "QA",
          reasons: [],
          ...(revokedAt ? { revokedAt } : {}),
        },
      });
    await decide(ids[0] as string, member.userId);
    await decide(ids[1] as string, member.userId);
    await decide(ids[2] as string, second.userId, new Date());

    await freezeApproved(member, order());

    expect((await getVersion(member, 1)).provenance).toEqual({
      origins: { call: 2, import: 1, corpus: 0 },
      edited: 0,
      restored: 0,
      reviewers: 1,
      runs: [
        {
          number: 7,
          endpoint: "Practice",
          model: "practice-1",
          promptVersion: "p1",
          startedAt: "2026-11-20T11:00:00.123Z",
          items: 2,
        },
      ],
    });
  });

  it("takes one moment's items while others go on approving", async () => {
    const member = await createTestMember();
    const ids = await insertApprovedItems(
      member.project.id,
      Array.from({ length: 400 }, () => ({ category: "QA" as const })),
    );
    const half = ids.slice(0, 200);
    await db.item.updateMany({ where: { id: { in: half } }, data: { status: "pending", category: null } });
    const approving = (async () => {
      for (const id of half) await db.item.update({ where: { id }, data: { status: "approved", category: "IE" } });
    })();
    for (let n = 0; n < 6; n++) await freezeApproved(member, order());
    await approving;
    for (let number = 1; number <= 6; number++) {
      const version = await getVersion(member, number);
      const members = await membersOf(version.id);
      expect(members.map((each) => each.position)).toEqual(members.map((_, i) => i + 1));
      const decided = members.filter((each) => each.category === "IE").length;
      // Approved one after another in this order: a moment holds a beginning of it, without gaps.
      expect(new Set(members.map((each) => each.itemId))).toEqual(
        new Set([...half.slice(0, decided), ...ids.slice(200)]),
      );
      expect(version).toMatchObject({ itemCount: 200 + decided, counts: { QA: 200, IE: decided } });
    }
  });

  it("is written down with who did it", async () => {
    const member = await createTestMember();
    await insertApprovedItems(member.project.id, [{ category: "QA" }]);
    const frozen = await freezeApproved(member, order());
    const events = await db.auditEvent.findMany({ where: { projectId: member.project.id } });
    expect(events).toMatchObject([
      { action: "datasets.freeze", actorId: member.userId, subject: frozen.id, detail: { number: 1, items: 1 } },
    ]);
  });
});
