import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { itemFilter } from "../item-filter.ts";
import { insertBenchItems } from "../testing/insert-bench-items.ts";
import { countByStatus } from "./count-by-status.ts";
import { findItem } from "./find-item.ts";
import { listFacets } from "./list-facets.ts";
import { listItems } from "./list-items.ts";

let member: Member;
let ids: string[];

beforeAll(async () => {
  member = await createTestMember({ role: "viewer" });
  ids = await insertBenchItems(member.project.id, 130);
  await insertBenchItems((await createTestMember()).project.id, 20);
  // Several items that were changed in the same moment: paging must not lose one between two pages.
  await db.item.updateMany({ where: { id: { in: ids.slice(20, 110) } }, data: { updatedAt: new Date("2026-06-01") } });
});

async function page(query: Record<string, string>, start = {}) {
  return listItems(member, itemFilter.parse(query), start);
}

const numbers = (rows: { sequence: number }[]) => rows.map((row) => row.sequence);

describe("the table of items", () => {
  it("shows the newest first, fifty a page", async () => {
    const { rows, before, after } = await page({});
    expect(numbers(rows)).toEqual(Array.from({ length: 50 }, (_, i) => 130 - i));
    expect(before).toBeNull();
    expect(after).not.toBeNull();
  });

  it.each(["number-desc", "number-asc", "updated-desc", "updated-asc"])(
    "gives every item once when paged forwards by %s, and the same pages backwards",
    async (sort) => {
      const forwards: number[][] = [];
      let at = await page({ sort });
      forwards.push(numbers(at.rows));
      while (at.after) {
        at = await page({ sort }, { after: at.after });
        forwards.push(numbers(at.rows));
      }
      expect(forwards.map((rows) => rows.length)).toEqual([50, 50, 30]);
      expect(new Set(forwards.flat()).size).toBe(130);
      const backwards = [numbers(at.rows)];
      while (at.before) {
        at = await page({ sort }, { before: at.before });
        backwards.unshift(numbers(at.rows));
      }
      expect(backwards).toEqual(forwards);
      expect(at.before).toBeNull();
    },
  );

  it("begins at the first page for a cursor of another order or of no order at all", async () => {
    const first = await page({ sort: "number-asc" });
    const { after } = await page({ sort: "number-desc" });
    expect(numbers((await page({ sort: "number-asc" }, { after })).rows)).toEqual(numbers(first.rows));
    expect(numbers((await page({ sort: "number-asc" }, { after: "' OR 1=1" })).rows)).toEqual(numbers(first.rows));
  });

  it("narrows to a status, a kind and an origin", async () => {
    const { rows } = await page({ status: "rejected" });
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(["rejected"]));
    expect((await page({ kind: "kind of task 1" })).rows.every((row) => row.kind === "kind of task 1")).toBe(true);
    expect((await page({ origin: "call" })).rows).toEqual([]);
    expect((await page({ origin: "restored" })).rows).toEqual([]);
  });

  it("narrows to a category as shown: decided, or else proposed", async () => {
    await db.item.update({
      where: { id: ids[0] as string },
      data: { status: "approved", proposedCategory: "GEN", category: "OTHER" },
    });
    await db.item.update({
      where: { id: ids[1] as string },
      data: { status: "pending", proposedCategory: "OTHER", category: null },
    });
    const shown = numbers((await page({ category: "OTHER", sort: "number-asc" })).rows);
    expect(shown.slice(0, 2)).toEqual([1, 2]);
    expect(numbers((await page({ category: "GEN", sort: "number-asc" })).rows)).not.toContain(1);
  });

  it("finds words in any of the three texts, by their stems, phrases and exclusions too", async () => {
    const text = { instruction: "Explain apheresis.", input: "A woman of 40.", output: "Plasma is being exchanged." };
    await db.item.update({ where: { id: ids[5] as string }, data: text });
    for (const q of ["apheresis", "exchanging plasma", '"plasma is being"', "apheresis -dialysis"]) {
      expect(numbers((await page({ q })).rows), q).toContain(6);
    }
    for (const q of ["apheresis -woman", '"exchanged plasma"', "apheresis zzz"])
      expect((await page({ q })).rows, q).toEqual([]);
  });

  it.each(["'; drop table items; --", "%", "a & | !", "the", '"', ":*", "\\"])("takes %j as text", async (q) => {
    await expect(page({ q })).resolves.toBeDefined();
  });

  it("finds an item by its number", async () => {
    expect(numbers((await page({ q: "#77" })).rows)).toEqual([77]);
  });

  it("counts by status", async () => {
    const counts = await countByStatus(member);
    expect(counts.pending + counts.approved + counts.rejected).toBe(130);
    expect(counts.rejected).toBe(await db.item.count({ where: { projectId: member.project.id, status: "rejected" } }));
  });

  it("offers the kinds that there are, in order", async () => {
    const there = await db.item.findMany({
      where: { projectId: member.project.id },
      distinct: "kind",
      select: { kind: true },
    });
    expect((await listFacets(member)).kinds.toSorted()).toEqual(there.map((row) => row.kind).toSorted());
  });
});

describe("an item's page", () => {
  it("is there for a viewer", async () => {
    expect(await findItem(member, 7)).toMatchObject({
      id: ids[6],
      sequence: 7,
      provenance: { origin: "import", run: null, seeds: [] },
    });
  });

  it.each([0, -1, 131, 1.5, Number.NaN, 2 ** 60])("is nowhere for the number %d", async (number) => {
    expect(await findItem(member, number)).toBeNull();
  });
});
