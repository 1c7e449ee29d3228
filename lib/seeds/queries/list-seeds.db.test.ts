import { describe, expect, it } from "vitest";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { archiveSeed } from "../commands/archive-seed.ts";
import { createSeed } from "../commands/create-seed.ts";
import { importSeeds } from "../commands/import-seeds.ts";
import { reviseSeed } from "../commands/revise-seed.ts";
import { parseFile } from "../import/parse-file.ts";
import { proposeMapping } from "../import/propose-mapping.ts";
import { seedFields } from "../schema.ts";
import { type SeedSort, seedFilter, seedSorts } from "../seed-filter.ts";
import { countSeeds } from "./count-seeds.ts";
import { findSimilarSeed } from "./find-similar-seed.ts";
import { listSeedWords } from "./list-seed-words.ts";
import { listSeeds } from "./list-seeds.ts";

async function withSeeds(rows: Record<string, unknown>[]): Promise<Member> {
  const member = await createTestMember();
  const file = parseFile(new TextEncoder().encode(JSON.stringify(rows)), "x.json");
  await importSeeds(member, file, { mapping: proposeMapping(file), fileName: "x.json" });
  return member;
}

const numbers = async (member: Member, filter: Record<string, string>) =>
  (await listSeeds(member, seedFilter.parse(filter))).rows.map(({ number }) => number);

describe("the table of seeds", () => {
  it("is filtered by status, category, kind, tag and words", async () => {
    const member = await withSeeds([
      { instruction: "Dose of metformin", output: "x", category: "QA", kind: "dosing", tags: ["a, b"] },
      { instruction: "Extract 100% of genes", output: "BRCA1", category: "IE", kind: "ner", tags: ["genes"] },
      { instruction: "给出三个提示", input: "Metformin", kind: "dosing" },
    ]);
    await archiveSeed(member, { number: 2 });
    expect(await numbers(member, {})).toEqual([1, 3]);
    expect(await numbers(member, { status: "archived" })).toEqual([2]);
    expect(await numbers(member, { status: "draft" })).toEqual([3]);
    expect(await numbers(member, { category: "QA" })).toEqual([1]);
    expect(await numbers(member, { category: "none" })).toEqual([3]);
    expect(await numbers(member, { kind: "dosing" })).toEqual([1, 3]);
    expect(await numbers(member, { tag: "a, b" })).toEqual([1]);
    expect(await numbers(member, { q: "metFOR" })).toEqual([1, 3]);
    expect(await numbers(member, { q: "metformin dose" })).toEqual([1]);
    expect(await numbers(member, { q: "三个" })).toEqual([3]);
    expect(await numbers(member, { q: "0%", status: "archived" })).toEqual([2]);
    expect(await numbers(member, { q: "%" })).toEqual([]);
    expect(await numbers(member, { q: "#3" })).toEqual([3]);
    expect(await numbers(member, { status: "nonsense", sort: "x", category: "y" })).toEqual([1, 3]);
  });

  it("counts by category and status under the other filters", async () => {
    const member = await withSeeds([
      { instruction: "a", output: "x", category: "QA", kind: "k" },
      { instruction: "b", output: "x", category: "QA" },
      { instruction: "c", output: "x", category: "GEN", kind: "k" },
      { instruction: "d", kind: "k" },
    ]);
    await archiveSeed(member, { number: 3 });
    expect(await countSeeds(member, seedFilter.parse({ kind: "k", category: "QA" }))).toEqual({
      total: 1,
      byCategory: { QA: 1, IE: 0, GEN: 0, OTHER: 0, none: 1 },
      byStatus: { active: 1, draft: 0, archived: 0 },
    });
    expect((await countSeeds(member, seedFilter.parse({ status: "archived" }))).byCategory.GEN).toBe(1);
  });

  it.each(seedSorts)("in the order %s is paged through forwards and back, each seed once", async (sort: SeedSort) => {
    const rows = Array.from({ length: 123 }, (_, i) => ({ instruction: `t${i}`, kind: ["é", "b", "Ab", ""][i % 4] }));
    const member = await withSeeds(rows);
    const filter = seedFilter.parse({ sort });
    const forwards: number[][] = [];
    let page = await listSeeds(member, filter);
    for (;;) {
      forwards.push(page.rows.map(({ number }) => number));
      if (page.after === null) break;
      page = await listSeeds(member, filter, { after: page.after });
    }
    expect(forwards.map(({ length }) => length)).toEqual([50, 50, 23]);
    expect(new Set(forwards.flat()).size).toBe(123);
    const back: number[][] = [page.rows.map(({ number }) => number)];
    while (page.before !== null) {
      page = await listSeeds(member, filter, { before: page.before });
      back.unshift(page.rows.map(({ number }) => number));
    }
    expect(back).toEqual(forwards);
  });

  it("shows a project's own seeds alone", async () => {
    await withSeeds([{ instruction: "a", kind: "k", tags: ["t"] }]);
    const stranger = await createTestMember();
    expect(await numbers(stranger, {})).toEqual([]);
    expect((await countSeeds(stranger, seedFilter.parse({}))).total).toBe(0);
    expect(await listSeedWords(stranger)).toEqual({ kinds: [], tags: [] });
  });

  it("knows the kinds and tags in use, the most used first", async () => {
    const member = await withSeeds([
      { instruction: "a", kind: "x", tags: ["t", "u"] },
      { instruction: "b", kind: "y", tags: ["u"] },
      { instruction: "c", kind: "y", tags: [] },
    ]);
    expect(await listSeedWords(member)).toEqual({
      kinds: [
        { name: "y", count: 2 },
        { name: "x", count: 1 },
      ],
      tags: [
        { name: "u", count: 2 },
        { name: "t", count: 1 },
      ],
    });
  });
});

describe("the most similar seed", () => {
  const fields = (instruction: string) => seedFields.parse({ instruction });

  it("is named where ROUGE-L of the instructions is above 0.5, and follows edits and archiving", async () => {
    const member = await createTestMember();
    await createSeed(member, fields("List three side effects of metformin."));
    const ask = (instruction: string, number: number | null = null) => findSimilarSeed(member, { instruction, number });
    // 5 of 6 words in order: F1 = 5/6.
    const match = await ask("List four side effects of metformin.");
    expect(match).toMatchObject({ number: 1, instruction: "List three side effects of metformin." });
    expect(match?.score).toBeCloseTo(5 / 6, 12);
    // 2 of 4 words: exactly 0.5 is not above it.
    await createSeed(member, fields("alpha beta gamma delta"));
    expect(await ask("alpha beta x y")).toBeNull();
    expect(await ask("List three side effects of metformin.", 1)).toBeNull();
    await reviseSeed(member, { number: 1, baseRevision: 1, fields: fields("Something else altogether now.") });
    expect(await ask("List four side effects of metformin.")).toBeNull();
    expect(await ask("Something else altogether today.")).toMatchObject({ number: 1 });
    await archiveSeed(member, { number: 1 });
    expect(await ask("Something else altogether today.")).toBeNull();
  });

  it("is never another project's", async () => {
    const member = await createTestMember();
    await createSeed(member, fields("List three side effects of metformin."));
    const stranger = await createTestMember();
    const asked = { instruction: "List three side effects of metformin.", number: null };
    expect(await findSimilarSeed(stranger, asked)).toBeNull();
  });
});
