import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { currentGuidelinesNumber, findGuidelines, listGuidelinesVersions } from "../queries/guidelines.ts";
import { restoreGuidelines, saveGuidelines } from "./save-guidelines.ts";

let curator: Member;

beforeEach(async () => {
  curator = await createTestMember({ role: "curator" });
});

const save = (body: string, baseNumber: number, member = curator) =>
  saveGuidelines(member, { body, baseNumber, note: `About ${body}` });

test("each save is the next version, and the same text again is none", async () => {
  expect(await findGuidelines(curator)).toBeNull();
  expect(await save("One.", 0)).toEqual({ number: 1, unchanged: false });
  expect(await save("Two.", 1)).toEqual({ number: 2, unchanged: false });
  expect(await save("Two.", 1)).toEqual({ number: 2, unchanged: true });
  expect(await findGuidelines(curator)).toMatchObject({ number: 2, body: "Two.", author: curator.name, current: 2 });
  expect(await findGuidelines(curator, 1)).toMatchObject({ number: 1, body: "One.", current: 2 });
  expect(await findGuidelines(curator, 3)).toBeNull();
  expect((await listGuidelinesVersions(curator)).map(({ number, note }) => [number, note])).toEqual([
    [2, "About Two."],
    [1, "About One."],
  ]);
  expect(await currentGuidelinesNumber(db, curator.project.id)).toBe(2);
});

test("a save on top of an older version is refused with what the other saved", async () => {
  await save("One.", 0);
  await save("Two.", 1);
  await expect(save("Other.", 1)).rejects.toMatchObject({
    code: "conflict",
    data: { reason: "changed", number: 2, body: "Two.", author: curator.name },
  });
});

test("of saves that come at once one is kept, and each of the others is told of it", async () => {
  const other = await createTestMember({ role: "curator", project: curator.project });
  const results = await Promise.allSettled([save("A.", 0), save("B.", 0, other), save("C.", 0), save("D.", 0, other)]);
  const kept = await findGuidelines(curator);
  expect(kept?.number).toBe(1);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected")
      expect(result.reason).toMatchObject({ code: "conflict", data: { number: 1, body: kept?.body } });
});

test("an older version comes back as a new one", async () => {
  await save("One.", 0);
  await save("Two.", 1);
  const restore = (number: number, baseNumber: number) =>
    restoreGuidelines(curator, { number, baseNumber, note: "As it was" });
  await expect(restore(1, 1)).rejects.toMatchObject({ code: "conflict", data: { number: 2 } });
  await expect(restore(9, 2)).rejects.toMatchObject({ code: "not-found" });
  expect(await restore(1, 2)).toEqual({ number: 3, unchanged: false });
  expect(await findGuidelines(curator)).toMatchObject({ number: 3, body: "One.", note: "As it was" });
});

test("everybody reads them, curators write them, and another project's are not found", async () => {
  await save("One.", 0);
  for (const role of ["viewer", "annotator"] as const) {
    const reader = await createTestMember({ role, project: curator.project });
    expect(await findGuidelines(reader)).toMatchObject({ body: "One." });
    await expect(save("Two.", 1, reader)).rejects.toMatchObject({ code: "forbidden" });
    await expect(restoreGuidelines(reader, { number: 1, baseNumber: 1, note: "" })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  const stranger = await createTestMember();
  expect(await findGuidelines(stranger)).toBeNull();
  expect(await findGuidelines(stranger, 1)).toBeNull();
  expect(await listGuidelinesVersions(stranger)).toEqual([]);
  await expect(restoreGuidelines(stranger, { number: 1, baseNumber: 1, note: "" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("versions can neither be changed nor deleted, and each save is in the audit log", async () => {
  await save("One.", 0);
  const where = { projectId: curator.project.id };
  await expect(db.guideline.updateMany({ where, data: { body: "x" } })).rejects.toThrow();
  await expect(db.guideline.deleteMany({ where })).rejects.toThrow();
  expect(await db.auditEvent.findMany({ where: { ...where, action: "guidelines.save" } })).toMatchObject([
    { actorId: curator.userId, subject: "1" },
  ]);
});
