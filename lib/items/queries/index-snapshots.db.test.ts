import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import { archiveSeed } from "#lib/seeds/commands/archive-seed.ts";
import { createSeed } from "#lib/seeds/commands/create-seed.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { saveItemText } from "../commands/save-item-text.ts";
import { insertTexts } from "../testing/insert-texts.ts";
import { loadFromSnapshot, writeSnapshotOf } from "./index-snapshots.ts";
import { catchUp, projectIndexes } from "./project-indexes.ts";

const texts = {
  sepsis: "Explain to a nurse what sepsis is.",
  metformin: "List three side effects of metformin.",
  graft: "Describe how a skin graft is taken.",
  nephron: "Explain how a nephron makes urine.",
};
let folder: string;
let member: Member;
let projectId: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "seedbed-snapshot-"));
  member = await createTestMember();
  projectId = member.project.id;
  await createSeed(member, seedFields.parse({ instruction: texts.sepsis }));
  await insertTexts(projectId, [texts.metformin, texts.graft]);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const load = () => loadFromSnapshot(projectId, "rouge", { done: 0, total: 0 }, folder);

/** Writes a snapshot of the project as it is. */
async function save(): Promise<void> {
  const held = await projectIndexes.get(projectId, "rouge");
  await catchUp(db, held);
  await writeSnapshotOf(projectIndexes, held, folder);
}

/** Whether each text has one in the index that says the same, as far as the project is known to it now. */
async function holds(...asked: string[]): Promise<boolean[]> {
  const held = await load();
  if (!held) throw new Error("there is no snapshot");
  await catchUp(db, held);
  return asked.map((text) => held.index.findAbove(text, 0.99, { strict: true }) !== null);
}

describe("an index from a snapshot", () => {
  it("is caught up with what was added, edited and archived since", async () => {
    await save();
    expect(await holds(texts.sepsis, texts.metformin, texts.graft, texts.nephron)).toEqual([true, true, true, false]);
    await insertTexts(projectId, [texts.nephron]);
    const item = await db.item.findFirstOrThrow({ where: { projectId, instruction: texts.metformin } });
    const edited = "Name the dose of metformin for an adult.";
    await saveItemText(member, item.id, { baseVersion: 1, instruction: edited, input: "", output: "500 mg." });
    await archiveSeed(member, { number: 1 });
    const asked = [texts.sepsis, texts.metformin, texts.graft, texts.nephron, edited];
    expect(await holds(...asked)).toEqual([false, false, true, true, true]);
  });

  it("tells how far its reading is", async () => {
    await save();
    const progress = { done: 0, total: 0 };
    await loadFromSnapshot(projectId, "rouge", progress, folder);
    expect(progress).toEqual({ done: 3, total: 3 });
  });

  it("is none where there is no snapshot, or none for these words", async () => {
    expect(await load()).toBeNull();
    await save();
    expect(await loadFromSnapshot(projectId, "unicode", { done: 0, total: 0 }, folder)).toBeNull();
  });

  it("is none where the file is damaged anywhere or cut off, and the file goes", async () => {
    await save();
    const [name] = (await readdir(folder)) as [string];
    const whole = await readFile(join(folder, name));
    const damages: ((bytes: Buffer) => Buffer)[] = [
      (bytes) => bytes.subarray(0, -1),
      (bytes) => bytes.subarray(0, 10),
      (bytes) => Buffer.concat([bytes, Buffer.from("x")]),
      (bytes) => Buffer.from(bytes).fill(0xff, bytes.length - 40, bytes.length - 39),
      (bytes) => Buffer.from(bytes.toString("latin1").replace(/"upTo":\d+/, '"upTo":1'), "latin1"),
    ];
    for (const damage of damages) {
      await writeFile(join(folder, name), damage(whole));
      expect(await load()).toBeNull();
      expect(await readdir(folder)).toEqual([]);
    }
    await writeFile(join(folder, name), whole);
    expect(await load()).not.toBeNull();
  });

  it("is none where the database is another one", async () => {
    await save();
    const was = await db.setting.findUniqueOrThrow({ where: { key: "database.identity" } });
    await db.setting.update({ where: { key: "database.identity" }, data: { value: "another" } });
    expect(await load()).toBeNull();
    await db.setting.update({ where: { key: "database.identity" }, data: { value: was.value as string } });
  });

  it("is none where the project was set back to before it, and has gone on since", async () => {
    await insertTexts(projectId, [texts.nephron]);
    await save();
    await db.item.deleteMany({ where: { projectId, instruction: texts.nephron } });
    await db.project.update({ where: { id: projectId }, data: { sequence: { decrement: 1 } } });
    await insertTexts(projectId, ["Name two loop diuretics.", "Name two thiazides."]);
    expect(await load()).toBeNull();
  });

  it("is none where the rows were read back from a dump", async () => {
    const item = await db.item.findFirstOrThrow({ where: { projectId }, orderBy: { sequence: "desc" } });
    const { id: itemId, instruction, input, output, sequence } = item;
    const version = { itemId, number: 1, instruction, input, output, change: "admitted", sequence };
    await db.itemVersion.create({ data: version });
    await save();
    expect(await load()).not.toBeNull();
    await save();
    await db.$transaction(async (tx) => {
      // Versions are never deleted but by who sets everything back.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.itemVersion.delete({ where: { itemId_number: { itemId, number: 1 } } });
      await tx.itemVersion.create({ data: version });
    });
    expect(await load()).toBeNull();
  });

  it("is none where an edit that it has seen is gone", async () => {
    const item = await db.item.findFirstOrThrow({ where: { projectId, instruction: texts.metformin } });
    const edit = { baseVersion: 1, instruction: texts.nephron, input: "", output: "So." };
    await saveItemText(member, item.id, edit);
    await save();
    await db.item.update({
      where: { id: item.id },
      data: { instruction: texts.metformin, changeSequence: item.changeSequence },
    });
    expect(await load()).toBeNull();
  });
});
