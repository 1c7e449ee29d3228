import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { listAssignments } from "../queries/list-assignments.ts";
import { assignmentsInput } from "../setup-schema.ts";
import { saveAssignments } from "./save-assignments.ts";

let cleo: Member;
let ana: Member;

beforeEach(async () => {
  cleo = await createTestMember({ role: "curator" });
  ana = await createTestMember({ role: "annotator", project: cleo.project });
});

const row = (member: Member, more: object = {}) => ({
  userId: member.userId,
  share: 100,
  category: null,
  run: null,
  ...more,
});
const base = async () => (await listAssignments(cleo)).map((each) => each.id);
const save = async (rows: unknown[], by = cleo) =>
  saveAssignments(by, assignmentsInput.parse({ base: by === cleo ? await base() : [], rows }));
const audited = () => db.auditEvent.findMany({ where: { projectId: cleo.project.id }, orderBy: { at: "asc" } });

/** @returns the number of a run of the member's project */
async function aRun(member: Member, number: number): Promise<number> {
  const projectId = member.project.id;
  const endpoint = await db.modelEndpoint.create({
    data: { projectId, name: "Nowhere", baseUrl: "http://127.0.0.1:9" },
  });
  await db.expansionRun.create({
    data: {
      ...{
        projectId,
        number,
        endpointId: endpoint.id,
        endpointName: "Nowhere",
        model: "some-model",
        status: "finished",
      },
      ...{ settings: {}, promptVersion: "p1", target: 1, startedBy: member.userId },
    },
  });
  return number;
}

describe("saving assignments", () => {
  it("puts them in place of what held before, in their order", async () => {
    await save([row(ana, { share: 60 }), row(cleo, { share: 40 })]);
    await save([row(cleo, { category: "QA" }), row(ana, { share: 60 })]);
    expect(await listAssignments(cleo)).toMatchObject([
      { userId: cleo.userId, name: cleo.name, share: 100, category: "QA", run: null },
      { userId: ana.userId, share: 60, category: null, run: null },
    ]);
    expect(await audited()).toMatchObject([
      {
        action: "review.assignments",
        detail: { assignments: { from: "", to: `${ana.name} 60 %, ${cleo.name} 40 %` } },
      },
      { detail: { assignments: { to: `${cleo.name} 100 % QA, ${ana.name} 60 %` } } },
    ]);
  });

  it("saves nothing where nothing differs", async () => {
    await save([row(ana)]);
    const before = await base();
    await save([row(ana)]);
    expect(await base()).toEqual(before);
    expect(await audited()).toHaveLength(1);
  });

  it("names runs by their numbers", async () => {
    await save([row(ana, { run: await aRun(cleo, 7) })]);
    expect(await listAssignments(cleo)).toMatchObject([{ run: 7 }]);
  });

  it("does not know runs and people of other projects, nor people who may not decide", async () => {
    const stranger = await createTestMember();
    const viewer = await createTestMember({ role: "viewer", project: cleo.project });
    const run = await aRun(stranger, 8);
    const unknown = "reviewSetup.assignments.errors";
    for (const person of [stranger, viewer]) {
      await expect(save([row(ana), row(person)])).rejects.toMatchObject({
        code: "not-found",
        fields: { "rows.1.userId": `${unknown}.person` },
      });
    }
    await expect(save([row(ana, { run })])).rejects.toMatchObject({
      code: "not-found",
      fields: { "rows.0.run": `${unknown}.run` },
    });
    expect(await listAssignments(cleo)).toEqual([]);
  });

  it("refuses a person twice for the same part, and no share at all", () => {
    const parsed = (rows: unknown[]) => assignmentsInput.safeParse({ base: [], rows }).success;
    expect(parsed([row(ana, { share: 50 }), row(ana, { share: 50 })])).toBe(false);
    expect(parsed([row(ana, { share: 50 }), row(ana, { share: 50, category: "IE" })])).toBe(true);
    expect(parsed([row(ana, { share: 0 })])).toBe(false);
    expect(parsed([row(ana, { share: 12.5 })])).toBe(false);
    expect(parsed([row(ana, { category: "IE", run: 1 })])).toBe(false);
  });

  it("tells the second of two at once that they have changed", async () => {
    const results = await Promise.allSettled([save([row(ana)]), save([row(cleo)])]);
    expect(results.filter((result) => result.status === "rejected")).toMatchObject([
      { reason: { code: "conflict", message: "reviewSetup.assignments.errors.changed" } },
    ]);
    expect(await listAssignments(cleo)).toHaveLength(1);
  });

  it("is for curators and admins", async () => {
    await expect(save([row(ana)], ana)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listAssignments(ana)).rejects.toMatchObject({ code: "forbidden" });
  });
});
