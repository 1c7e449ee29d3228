import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
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
    expect(await saveItemText(ana, itemId, { baseVersion: 1, ...text })).toEqual({ version: 2, sequence: 1 });
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
    expect(await listNeighbours(ana, itemId)).toMatchObject([{ of: "item", number: 2, score: 0.75 }]);
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
