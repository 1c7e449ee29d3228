import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { findItem } from "#lib/items/queries/find-item.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { listStranded } from "../queries/list-stranded.ts";
import type { ResolveInput } from "../resolution-schema.ts";
import { decisionInput } from "../schema.ts";
import { insertTestItems, insertTestSeed } from "../testing/insert-duplicates.ts";
import { bringBackStranded } from "./bring-back-stranded.ts";
import { recordDecision } from "./record-decision.ts";
import { resolveDuplicates } from "./resolve-duplicates.ts";
import { bringBackItem, undoResolution } from "./undo-resolution.ts";

let ana: Member;
let ben: Member;
let a: string;
let b: string;
let c: string;

beforeEach(async () => {
  ana = await createTestMember({ role: "curator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  [a, b, c] = (await insertTestItems(ana.project.id, [
    { instruction: "Name three side effects of metformin in adults.", tags: ["drugs"] },
    { instruction: "Name four side effects of metformin in adults.", tags: ["dose", "drugs"] },
    { instruction: "Name three side effects of metformin in children." },
  ])) as [string, string, string];
});

async function setAside(keep: ResolveInput["keep"], items: string[]): Promise<string> {
  const id = randomUUID();
  await resolveDuplicates(ana, { id, threshold: 0.7, keep, setAside: items, mergeTags: true, rest: null });
  return id;
}

const decide = (itemId: string, verdict: "approve" | "reject", member = ben) =>
  recordDecision(
    member,
    decisionInput.parse({
      id: randomUUID(),
      itemId,
      itemVersion: 1,
      verdict,
      category: "QA",
      reasons: verdict === "reject" ? ["wrongAnswer"] : [],
      comment: verdict === "reject" ? "Wrong." : "",
    }),
  );

const statuses = async () =>
  Promise.all([a, b, c].map(async (id) => (await db.item.findUniqueOrThrow({ where: { id } })).status));

describe("items that are set aside for what no longer stands", () => {
  it("are none while what stays stands, whatever else was rejected", async () => {
    await decide(c, "reject");
    await setAside({ of: "item", id: a }, [b]);
    expect(await listStranded(ana)).toEqual({ count: 0, chained: 0, rows: [], more: false });
    expect(await bringBackStranded(ana)).toEqual({ items: 0, more: false });
    expect(await statuses()).toEqual(["pending", "rejected", "rejected"]);
  });

  it("are named once what stays is rejected, and are back by their decisions, without the tags that they gave", async () => {
    await decide(b, "approve");
    await setAside({ of: "item", id: a }, [b, c]);
    expect((await findItem(ana, 2))?.duplicateOf).toEqual({ of: "item", number: 1 });
    await decide(a, "reject");
    const kept = { of: "item", number: 1, since: "rejected" };
    expect((await findItem(ana, 2))?.duplicateOf).toEqual(kept);
    expect(await listStranded(ben)).toEqual({
      count: 2,
      chained: 0,
      rows: [
        { number: 2, duplicateOf: kept },
        { number: 3, duplicateOf: kept },
      ],
      more: false,
    });
    expect(await bringBackStranded(ana)).toEqual({ items: 2, more: false });
    expect(await statuses()).toEqual(["rejected", "approved", "pending"]);
    expect(await db.item.findUnique({ where: { id: a } })).toMatchObject({ tags: ["drugs"] });
    expect(await listStranded(ana)).toMatchObject({ count: 0 });
  });

  it("are no longer so where the rejection is changed to an approval", async () => {
    await setAside({ of: "item", id: a }, [b]);
    await decide(a, "reject");
    await decide(a, "approve");
    expect(await listStranded(ana)).toMatchObject({ count: 0 });
    expect(await bringBackStranded(ana)).toEqual({ items: 0, more: false });
    expect((await findItem(ana, 2))?.duplicateOf).toEqual({ of: "item", number: 1 });
  });

  it("are so for a seed that is archived", async () => {
    const seedId = await insertTestSeed(ana.project.id, "Name two side effects of metformin in adults.");
    await setAside({ of: "seed", id: seedId }, [a, b]);
    expect(await listStranded(ana)).toMatchObject({ count: 0 });
    await db.seed.update({ where: { id: seedId }, data: { status: "archived" } });
    expect((await findItem(ana, 1))?.duplicateOf).toEqual({ of: "seed", number: 4, since: "archived" });
    expect(await listStranded(ana)).toMatchObject({ count: 2, rows: [{ number: 1 }, { number: 2 }] });
    expect(await bringBackStranded(ana)).toEqual({ items: 2, more: false });
    expect(await statuses()).toEqual(["pending", "pending", "pending"]);
  });

  it("are counted along a chain by its end, and what hangs on one that stands again stays aside", async () => {
    await decide(b, "approve");
    await setAside({ of: "item", id: b }, [c]);
    await setAside({ of: "item", id: a }, [b]);
    expect(await listStranded(ana)).toMatchObject({ count: 0 });
    await decide(a, "reject");
    expect(await listStranded(ana)).toMatchObject({
      count: 2,
      chained: 1,
      rows: [{ number: 2 }, { number: 3, duplicateOf: { of: "item", number: 2 } }],
    });
    expect(await bringBackStranded(ana)).toEqual({ items: 1, more: false });
    expect(await statuses()).toEqual(["rejected", "approved", "rejected"]);
    expect((await findItem(ana, 3))?.duplicateOf).toEqual({ of: "item", number: 2 });
    expect(await listStranded(ana)).toMatchObject({ count: 0 });
  });

  it("are brought back along a chain as far as nothing on it stands", async () => {
    await setAside({ of: "item", id: b }, [c]);
    await setAside({ of: "item", id: a }, [b]);
    await decide(b, "reject");
    await decide(a, "reject");
    expect(await bringBackStranded(ana)).toEqual({ items: 2, more: false });
    expect(await statuses()).toEqual(["rejected", "rejected", "pending"]);
  });

  it("come a page at a time", async () => {
    const more = await insertTestItems(
      ana.project.id,
      Array.from({ length: 22 }, () => ({ instruction: "Name three side effects of metformin in adults." })),
    );
    await setAside({ of: "item", id: a }, more);
    await decide(a, "reject");
    const first = await listStranded(ana);
    expect(first).toMatchObject({ count: 22, more: true });
    expect(first.rows).toHaveLength(20);
    const second = await listStranded(ana, first.rows.at(-1)?.number);
    expect(second).toMatchObject({ count: 22, more: false, rows: [{ number: 24 }, { number: 25 }] });
    expect(await listStranded(ana, 25)).toMatchObject({ count: 22, more: false, rows: [] });
  });
});

describe("bringing them back", () => {
  it("twice, or by many people at once and beside undos, is once, with what was done on record", async () => {
    const ids = await insertTestItems(
      ana.project.id,
      Array.from({ length: 12 }, () => ({ instruction: "Name three side effects of metformin in adults." })),
    );
    const resolutions: string[] = [];
    for (let i = 0; i < 12; i += 3) resolutions.push(await setAside({ of: "item", id: a }, ids.slice(i, i + 3)));
    await decide(a, "reject");
    const [results] = await Promise.all([
      Promise.all(Array.from({ length: 6 }, () => bringBackStranded(ana))),
      undoResolution(ana, { id: resolutions[3] as string }),
      bringBackItem(ana, { itemId: ids[0] as string }),
    ]);
    expect(await bringBackStranded(ana)).toEqual({ items: 0, more: false });
    const items = await db.item.findMany({ where: { id: { in: ids } } });
    expect(items.every((item) => item.status === "pending" && item.duplicateOfId === null)).toBe(true);
    const events = await db.auditEvent.findMany({
      where: { projectId: ana.project.id, action: "duplicates.bringBackStranded" },
    });
    const recorded = events.reduce((sum, event) => sum + (event.detail as { items: number }).items, 0);
    expect(recorded).toBe(results.reduce((sum, result) => sum + result.items, 0));
    expect(recorded).toBeGreaterThanOrEqual(8);
  });

  it("is not disturbed by undoing the resolution afterwards, nor what was set aside anew by it", async () => {
    const first = await setAside({ of: "item", id: a }, [b]);
    await decide(a, "reject");
    await bringBackStranded(ana);
    await decide(b, "approve");
    await setAside({ of: "item", id: c }, [b]);
    expect(await undoResolution(ana, { id: first })).toMatchObject({ status: "undone", setAside: 0 });
    expect(await statuses()).toEqual(["rejected", "rejected", "pending"]);
    expect((await findItem(ana, 2))?.duplicateOf).toEqual({ of: "item", number: 3 });
  });

  it("is a curator's, and leaves other projects alone", async () => {
    await setAside({ of: "item", id: a }, [b]);
    await decide(a, "reject");
    const viewer = await createTestMember({ role: "viewer", project: ana.project });
    await expect(bringBackStranded(viewer)).rejects.toMatchObject({ code: "forbidden" });
    expect(await listStranded(viewer)).toMatchObject({ count: 1 });
    const stranger = await createTestMember({ role: "curator" });
    expect(await listStranded(stranger)).toMatchObject({ count: 0 });
    expect(await bringBackStranded(stranger)).toEqual({ items: 0, more: false });
    expect(await statuses()).toEqual(["rejected", "rejected", "pending"]);
  });
});
