import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { builtInTemplates } from "../prompts/built-in-templates.ts";
import { findVersionText, getPromptTemplate, listPromptTemplates } from "../queries/prompt-templates.ts";
import { describePromptVersion, listPromptChoices } from "../queries/prompt-versions.ts";
import {
  archivePromptTemplate,
  createPromptTemplate,
  renamePromptTemplate,
  restorePromptTemplate,
  savePromptVersion,
} from "./save-prompt.ts";

const good = { system: "You write.", user: "{{seeds}}\n\n{{answer_format}}" };
let admin: Member;

beforeAll(async () => {
  admin = await createTestMember({ role: "admin" });
});

async function makeTemplate(name: string = randomUUID()) {
  const { id } = await createPromptTemplate(admin, { purpose: "expand", name, fromVersionId: null });
  return { id, name };
}
const save = (templateId: string, baseNumber: number, text = good, member = admin) =>
  savePromptVersion(member, { templateId, baseNumber, note: "", ...text });
const versionId = async (templateId: string, number: number) =>
  (await db.promptVersion.findUniqueOrThrow({ where: { templateId_number: { templateId, number } } })).id;

test("a template begins as the built-in prompt or as a copy of a version, and each save is its next version", async () => {
  const { id } = await makeTemplate();
  expect(await findVersionText(admin, id, 1)).toMatchObject({ user: builtInTemplates.expand.user });
  expect(await save(id, 1)).toEqual({ number: 2, unchanged: false });
  expect(await save(id, 2)).toEqual({ number: 2, unchanged: true });
  const { text, versions } = await getPromptTemplate(admin, id);
  expect(text).toEqual(good);
  expect(versions.map((version) => [version.number, version.savedBy])).toEqual([
    [2, admin.name],
    [1, admin.name],
  ]);
  const copy = await createPromptTemplate(admin, {
    purpose: "expand",
    name: "A copy",
    fromVersionId: await versionId(id, 2),
  });
  expect((await getPromptTemplate(admin, copy.id)).text).toEqual(good);
});

test("a save on top of an older version is refused with what the other saved, also when both come at once", async () => {
  const { id } = await makeTemplate();
  const second = await createTestMember({ role: "curator", project: admin.project });
  const texts = [good, { ...good, system: "You compose." }];
  const results = await Promise.allSettled([save(id, 1, texts[0]), save(id, 1, texts[1], second)]);
  const lost = results.findIndex((result) => result.status === "rejected");
  const refused = results[lost] as PromiseRejectedResult;
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  expect(refused.reason).toMatchObject({
    code: "conflict",
    message: "prompts.errors.changed",
    data: { reason: "changed", number: 2, system: texts[1 - lost]?.system },
  });
  expect((await getPromptTemplate(admin, id)).versions).toHaveLength(2);
});

test("a template that cannot be used is refused with the place, and changes nothing", async () => {
  const { id } = await makeTemplate();
  await expect(
    save(id, 1, { system: "", user: "Write {{new_task}}. {{seeds}} {{answer_format}}" }),
  ).rejects.toMatchObject({
    code: "invalid",
    message: "prompts.problems.unknown",
    values: { name: "new_task", nearest: "new_tasks", line: 1 },
    fields: { user: "prompts.problems.unknown" },
  });
  await expect(save(id, 1, { system: "", user: "{{answer_format}}" })).rejects.toMatchObject({
    message: "prompts.problems.missing",
  });
  expect((await getPromptTemplate(admin, id)).versions).toHaveLength(1);
});

test("versions can neither be changed nor deleted", async () => {
  const { id } = await makeTemplate();
  await expect(db.promptVersion.updateMany({ where: { templateId: id }, data: { user: "x" } })).rejects.toThrow();
  await expect(db.promptVersion.deleteMany({ where: { templateId: id } })).rejects.toThrow();
});

test("names are one of a kind by purpose, and a rename leaves versions as they are", async () => {
  const { id, name } = await makeTemplate();
  await expect(makeTemplate(name)).rejects.toMatchObject({ code: "conflict", message: "prompts.errors.nameTaken" });
  await createPromptTemplate(admin, { purpose: "classify", name, fromVersionId: null });
  const { id: other } = await makeTemplate();
  await expect(renamePromptTemplate(admin, { templateId: other, name })).rejects.toMatchObject({
    message: "prompts.errors.nameTaken",
  });
  await renamePromptTemplate(admin, { templateId: id, name: `${name} 2` });
  expect(await listPromptTemplates(admin)).toContainEqual(
    expect.objectContaining({ id, name: `${name} 2`, versions: 1, changedBy: admin.name }),
  );
});

test("an archived template is no choice, refuses saves and runs, and comes back", async () => {
  const { id } = await makeTemplate();
  const version = await versionId(id, 1);
  const chosen = async () => (await listPromptChoices(admin)).some((choice) => choice.versionId === version);
  expect(await chosen()).toBe(true);
  await archivePromptTemplate(admin, id);
  expect(await chosen()).toBe(false);
  await expect(save(id, 1)).rejects.toMatchObject({ code: "conflict" });
  await expect(describePromptVersion(db, admin.project.id, "expand", version)).rejects.toMatchObject({
    message: "prompts.errors.archived",
  });
  await restorePromptTemplate(admin, id);
  expect(await save(id, 1)).toMatchObject({ number: 2 });
});

describe("what belongs to another project or purpose", () => {
  test("is not found", async () => {
    const { id } = await makeTemplate();
    const version = await versionId(id, 1);
    const stranger = await createTestMember({ role: "admin" });
    const missing = { code: "not-found" };
    await expect(getPromptTemplate(stranger, id)).rejects.toMatchObject(missing);
    expect(await findVersionText(stranger, id, 1)).toBeNull();
    await expect(save(id, 1, good, stranger)).rejects.toMatchObject(missing);
    await expect(renamePromptTemplate(stranger, { templateId: id, name: "x" })).rejects.toMatchObject(missing);
    await expect(archivePromptTemplate(stranger, id)).rejects.toMatchObject(missing);
    await expect(
      createPromptTemplate(stranger, { purpose: "expand", name: "x", fromVersionId: version }),
    ).rejects.toMatchObject(missing);
    await expect(
      createPromptTemplate(admin, { purpose: "answer", name: "x", fromVersionId: version }),
    ).rejects.toMatchObject(missing);
    await expect(describePromptVersion(db, stranger.project.id, "expand", version)).rejects.toMatchObject(missing);
    await expect(describePromptVersion(db, admin.project.id, "classify", version)).rejects.toMatchObject(missing);
  });

  test("viewers and annotators read prompts and write none", async () => {
    const { id } = await makeTemplate();
    for (const role of ["viewer", "annotator"] as const) {
      const reader = await createTestMember({ role, project: admin.project });
      expect((await getPromptTemplate(reader, id)).versions).toHaveLength(1);
      await expect(save(id, 1, good, reader)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

test("every change is in the audit log", async () => {
  const { id, name } = await makeTemplate();
  await save(id, 1);
  await renamePromptTemplate(admin, { templateId: id, name: `${name} new` });
  await archivePromptTemplate(admin, id);
  const events = await db.auditEvent.findMany({
    where: { projectId: admin.project.id, subject: { in: [name, `${name} new`] } },
    orderBy: { id: "asc" },
  });
  expect(events.map((event) => event.action)).toEqual([
    "prompts.create",
    "prompts.save",
    "prompts.rename",
    "prompts.archive",
  ]);
});
