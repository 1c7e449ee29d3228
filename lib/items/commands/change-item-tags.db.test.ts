import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { itemFilter } from "../item-filter.ts";
import { listFacets } from "../queries/list-facets.ts";
import { listItems } from "../queries/list-items.ts";
import { itemTags } from "../schema.ts";
import { insertBenchItems } from "../testing/insert-bench-items.ts";
import { changeItemTags } from "./change-item-tags.ts";

let ana: Member;
let itemId: string;
let otherId: string;

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  [itemId, otherId] = (await insertBenchItems(ana.project.id, 3)) as [string, string];
});

const change = (member: Member, id: string, tags: { add?: string[]; remove?: string[] }) =>
  changeItemTags(member, id, itemTags.parse({ add: [], remove: [], ...tags }));

describe("the tags of an item", () => {
  it("are given and taken away by name, each once", async () => {
    expect(await change(ana, itemId, { add: [" cardio  vascular ", "dose", "dose"] })).toEqual([
      "cardio vascular",
      "dose",
    ]);
    expect(await change(ana, itemId, { add: ["new"], remove: ["dose", "never there"] })).toEqual([
      "cardio vascular",
      "new",
    ]);
  });

  it("that two people change at once are both kept", async () => {
    const people = await Promise.all(
      Array.from({ length: 8 }, () => createTestMember({ role: "annotator", project: ana.project })),
    );
    await Promise.all(people.map((person, i) => change(person, itemId, { add: [`tag ${i}`] })));
    const item = await db.item.findUniqueOrThrow({ where: { id: itemId } });
    expect([...item.tags].sort()).toEqual(people.map((_, i) => `tag ${i}`));
  });

  it("narrow the table, and are offered for it", async () => {
    await change(ana, itemId, { add: ["dose", "old"] });
    await change(ana, otherId, { add: ["dose"] });
    const numbers = async (tag: string) =>
      (await listItems(ana, itemFilter.parse({ tag, sort: "number-asc" }))).rows.map((row) => row.sequence);
    expect(await numbers("dose")).toEqual([1, 2]);
    expect(await numbers("old")).toEqual([1]);
    expect(await numbers("none")).toEqual([]);
    expect((await listFacets(ana)).tags).toEqual(["dose", "old"]);
  });

  it("stand in the log with who changed them", async () => {
    await change(ana, itemId, { add: ["dose"] });
    await change(ana, itemId, { add: ["dose"] });
    expect(await db.auditEvent.findMany({ where: { projectId: ana.project.id } })).toMatchObject([
      { action: "items.tag", subject: itemId, actorId: ana.userId, detail: { added: ["dose"], removed: [] } },
    ]);
  });

  it("are at most 50", async () => {
    const many = Array.from({ length: 50 }, (_, i) => `tag ${i}`);
    await change(ana, itemId, { add: many });
    await expect(change(ana, itemId, { add: ["one more"] })).rejects.toMatchObject({
      message: "items.errors.tooManyTags",
    });
    expect(await change(ana, itemId, { add: ["one more"], remove: ["tag 0"] })).toHaveLength(50);
  });

  it("are not a viewer's, nor another project's, to change", async () => {
    const viewer = await createTestMember({ role: "viewer", project: ana.project });
    await expect(change(viewer, itemId, { add: ["dose"] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(change(await createTestMember(), itemId, { add: ["dose"] })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
