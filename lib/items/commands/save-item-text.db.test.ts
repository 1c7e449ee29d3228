import { beforeEach, describe, expect, it } from "vitest";
import { rougeLFromLcs } from "#lib/algorithms/rouge-l-from-lcs.ts";
import { db } from "#lib/platform/db.ts";
import { createSeed } from "#lib/seeds/commands/create-seed.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { findItem } from "../queries/find-item.ts";
import { listNeighbours } from "../queries/list-neighbours.ts";
import { taskKey } from "../task-key.ts";
import { insertBenchItems } from "../testing/insert-bench-items.ts";
import { restoreItemVersion, saveItemText } from "./save-item-text.ts";

let ana: Member;
let ben: Member;
let itemId: string;

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  [itemId] = (await insertBenchItems(ana.project.id, 3)) as [string];
});

const text = { instruction: "Name two loop diuretics.", input: "", output: "Furosemide and bumetanide." };
const other = { ...text, output: "Furosemide and torasemide." };

describe("an edit of an item", () => {
  it("is its next version, and who made it is kept", async () => {
    expect(await saveItemText(ana, itemId, { baseVersion: 1, ...text })).toEqual({
      version: 2,
      sequence: 1,
      override: null,
    });
    const item = await findItem(ana, 1);
    expect(item).toMatchObject({ ...text, version: 2 });
    expect(item?.versions).toMatchObject([
      { number: 2, ...text, change: "edited", editor: ana.name },
      { number: 1, change: "admitted", editor: null },
    ]);
  });

  it("makes the item findable by its new text, as duplicate and as neighbour", async () => {
    await listNeighbours(ana, itemId);
    const before = await db.project.findUniqueOrThrow({ where: { id: ana.project.id } });
    await saveItemText(ana, itemId, { baseVersion: 1, ...text });
    const row = await db.item.findUniqueOrThrow({ where: { id: itemId } });
    expect(row.exactKey).toBe(taskKey(text));
    expect(row.changeSequence).toBe(before.sequence + 1n);
    expect(row.sequence).toBe(1n);
    const second = await db.item.findFirstOrThrow({ where: { projectId: ana.project.id, sequence: 2 } });
    await saveItemText(ben, second.id, { baseVersion: 1, ...text, instruction: "Name three loop diuretics." });
    expect(await listNeighbours(ana, itemId)).toMatchObject({
      state: "ready",
      neighbours: [{ of: "item", number: 2, score: 0.75 }],
    });
  });

  it("that changes nothing adds no version", async () => {
    await saveItemText(ana, itemId, { baseVersion: 1, ...text });
    expect(await saveItemText(ana, itemId, { baseVersion: 2, ...text })).toMatchObject({ version: 2 });
    expect(await db.itemVersion.count({ where: { itemId } })).toBe(2);
  });

  it("made from an older version is refused, with the text as it is now and who wrote it", async () => {
    await saveItemText(ben, itemId, { baseVersion: 1, ...text });
    await expect(saveItemText(ana, itemId, { baseVersion: 1, ...other })).rejects.toMatchObject({
      code: "conflict",
      data: { version: 2, text, editor: ben.name },
    });
    expect(await db.item.findUnique({ where: { id: itemId } })).toMatchObject(text);
  });

  it("of several at once is one person's alone: the others are told", async () => {
    const people = await Promise.all(
      Array.from({ length: 6 }, () => createTestMember({ role: "annotator", project: ana.project })),
    );
    const results = await Promise.allSettled(
      people.map((person, i) => saveItemText(person, itemId, { baseVersion: 1, ...text, output: `Version of ${i}.` })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(results.filter((result) => result.status === "rejected" && result.reason.code === "conflict")).toHaveLength(
      5,
    );
    expect(await db.itemVersion.count({ where: { itemId } })).toBe(2);
  });

  it("is not a viewer's, nor another project's", async () => {
    const viewer = await createTestMember({ role: "viewer", project: ana.project });
    await expect(saveItemText(viewer, itemId, { baseVersion: 1, ...text })).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = await createTestMember();
    await expect(saveItemText(stranger, itemId, { baseVersion: 1, ...text })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("an edit that overrules the rule against duplicates", () => {
  const near = { ...text, instruction: "Name two potent loop diuretics." };
  const secondOf = async () =>
    (await db.item.findFirstOrThrow({ where: { projectId: ana.project.id, sequence: 2 } })).id;

  it("is made, and says with the version what it is near to, how near, and above what limit that counts", async () => {
    const second = await secondOf();
    await saveItemText(ana, itemId, { baseVersion: 1, ...text });
    const override = { rule: "nearDuplicate", of: "item", number: 1, score: rougeLFromLcs(4, 4, 5), limit: 0.7 };
    expect(await saveItemText(ben, second, { baseVersion: 1, ...near })).toEqual({
      version: 2,
      sequence: 2,
      override,
    });
    expect((await findItem(ana, 2))?.versions.map((version) => version.override)).toEqual([override, null]);
    const stored = await db.itemVersion.findUniqueOrThrow({ where: { itemId_number: { itemId: second, number: 2 } } });
    expect(stored.override).toEqual({
      rule: "nearDuplicate",
      of: "item",
      id: itemId,
      score: rougeLFromLcs(4, 4, 5),
      limit: 0.7,
    });
  });

  it("names an exact duplicate as one, and a seed as well as an item", async () => {
    await createSeed(ana, seedFields.parse({ instruction: "List every sign of heart failure at rest." }));
    const second = await secondOf();
    await saveItemText(ana, itemId, { baseVersion: 1, ...text });
    expect(await saveItemText(ana, second, { baseVersion: 1, ...other })).toMatchObject({
      override: { rule: "exactDuplicate", of: "item", number: 1, score: 1 },
    });
    const likeSeed = { ...text, instruction: "List every sign of heart failure." };
    expect(await saveItemText(ana, second, { baseVersion: 2, ...likeSeed })).toMatchObject({
      override: { rule: "nearDuplicate", of: "seed", number: 1, score: 12 / 14 },
    });
  });

  it("stays one while the task is the same, and is none any more once it says something else", async () => {
    const second = await secondOf();
    await saveItemText(ana, itemId, { baseVersion: 1, ...text });
    await saveItemText(ana, second, { baseVersion: 1, ...near });
    const override = { number: 1, score: rougeLFromLcs(4, 4, 5) };
    expect(await saveItemText(ana, second, { baseVersion: 2, ...near, output: "Others." })).toMatchObject({ override });
    const apart = { ...near, instruction: "Explain how a nephron makes urine." };
    expect(await saveItemText(ana, second, { baseVersion: 3, ...apart })).toMatchObject({ override: null });
    expect(await restoreItemVersion(ben, second, { number: 2, baseVersion: 4 })).toMatchObject({
      version: 5,
      override,
    });
  });

  it("is measured by what the project takes for words", async () => {
    const second = await secondOf();
    const chinese = { instruction: "请列出糖尿病的三种常见症状。", input: "", output: "口渴。" };
    const alike = { ...chinese, instruction: "请列出糖尿病的四种常见症状。" };
    await saveItemText(ana, itemId, { baseVersion: 1, ...chinese });
    expect(await saveItemText(ana, second, { baseVersion: 1, ...alike })).toMatchObject({ override: null });
    await db.project.update({ where: { id: ana.project.id }, data: { tokenizer: "unicode" } });
    const reading: Member = { ...ana, project: { ...ana.project, tokenizer: "unicode" } };
    const third = await db.item.findFirstOrThrow({ where: { projectId: ana.project.id, sequence: 3 } });
    expect(await saveItemText(reading, third.id, { baseVersion: 1, ...alike, input: "x" })).toMatchObject({
      override: { rule: "nearDuplicate", number: 2, score: 1 },
    });
  });
});

describe("an older version", () => {
  it("comes back as the newest one", async () => {
    const first = await db.itemVersion.findFirstOrThrow({ where: { itemId } });
    await saveItemText(ana, itemId, { baseVersion: 1, ...text });
    expect(await restoreItemVersion(ben, itemId, { number: 1, baseVersion: 2 })).toMatchObject({ version: 3 });
    const item = await findItem(ana, 1);
    expect(item).toMatchObject({ instruction: first.instruction, version: 3 });
    expect(item?.versions[0]).toMatchObject({ change: "restored", editor: ben.name });
  });

  it("does not come back over a text that the person has not seen", async () => {
    await saveItemText(ana, itemId, { baseVersion: 1, ...text });
    await expect(restoreItemVersion(ben, itemId, { number: 1, baseVersion: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("that never was is not found", async () => {
    await expect(restoreItemVersion(ana, itemId, { number: 9, baseVersion: 1 })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
