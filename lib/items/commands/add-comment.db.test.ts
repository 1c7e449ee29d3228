import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { findItem } from "../queries/find-item.ts";
import { insertBenchItems } from "../testing/insert-bench-items.ts";
import { addComment } from "./add-comment.ts";

let ana: Member;
let itemId: string;

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  [itemId] = (await insertBenchItems(ana.project.id, 1)) as [string];
});

describe("a comment", () => {
  it("stands with the item, under its author's name", async () => {
    await addComment(ana, itemId, { id: randomUUID(), body: "Is this dose right?" });
    expect((await findItem(ana, 1))?.comments).toMatchObject([{ author: ana.name, body: "Is this dose right?" }]);
  });

  it("sent twice counts once", async () => {
    const comment = { id: randomUUID(), body: "Once." };
    const [first, second] = await Promise.all([addComment(ana, itemId, comment), addComment(ana, itemId, comment)]);
    expect(second).toEqual(first);
    expect(await db.comment.count({ where: { itemId } })).toBe(1);
  });

  it("is not a viewer's to write, and not on another project's item", async () => {
    const viewer = await createTestMember({ role: "viewer", project: ana.project });
    await expect(addComment(viewer, itemId, { id: randomUUID(), body: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = await createTestMember();
    await expect(addComment(stranger, itemId, { id: randomUUID(), body: "x" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("with the id of somebody else's comment is not found, and changes nothing", async () => {
    const id = randomUUID();
    await addComment(ana, itemId, { id, body: "Mine." });
    const ben = await createTestMember({ role: "annotator", project: ana.project });
    await expect(addComment(ben, itemId, { id, body: "Yours." })).rejects.toMatchObject({ code: "not-found" });
    expect((await findItem(ana, 1))?.comments).toMatchObject([{ body: "Mine." }]);
  });
});
