import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { exportJson } from "../export-json.ts";
import { parseFile } from "../import/parse-file.ts";
import { proposeMapping } from "../import/propose-mapping.ts";
import { countSeeds } from "../queries/count-seeds.ts";
import { findSeed } from "../queries/find-seed.ts";
import { listRevisions } from "../queries/list-revisions.ts";
import { previewImport } from "../queries/preview-import.ts";
import { streamSeeds } from "../queries/stream-seeds.ts";
import { seedFields } from "../schema.ts";
import { seedFilter } from "../seed-filter.ts";
import { archiveSeed } from "./archive-seed.ts";
import { createSeed } from "./create-seed.ts";
import { importSeeds } from "./import-seeds.ts";

async function getSeed(member: Member, number: number) {
  const seed = await findSeed(member, number);
  if (!seed) throw new Error(`No seed ${number}`);
  return seed;
}

function importText(member: Member, text: string, fileName = "seeds.csv") {
  const file = parseFile(new TextEncoder().encode(text), fileName);
  return importSeeds(member, file, { mapping: proposeMapping(file), fileName });
}

async function exportText(member: Member, filter: Record<string, string> = {}): Promise<string> {
  let text = "";
  for await (const piece of exportJson(streamSeeds(member, seedFilter.parse(filter)))) text += piece;
  return text;
}

describe("an import", () => {
  it("brings in the good rows and lists the others by number and reason", async () => {
    const member = await createTestMember();
    await createSeed(member, seedFields.parse({ instruction: "Old" }));
    const csv = "instruction,output,category\nNew,x,qa\nold,,\nnew,y,\n,x,\nDraft,,\nOdd,,quiz\n";
    const { counts, left } = await importText(member, csv);
    expect(counts).toEqual({ added: 2, drafts: 1, here: 1, repeated: 1, bad: 2 });
    expect(left.map(({ row, line, state }) => [row, line, state])).toEqual([
      [2, 3, "here"],
      [3, 4, "repeated"],
      [4, 5, "bad"],
      [6, 7, "bad"],
    ]);
    expect((await getSeed(member, 2)).fields).toMatchObject({ instruction: "New", output: "x", category: "QA" });
    const [first] = (await listRevisions(member, 3)).lines;
    expect(first).toMatchObject({ change: "imported", source: "seeds.csv", author: member.name, status: "draft" });
  });

  it("of the same file adds nothing the second time, also what was archived meanwhile", async () => {
    const member = await createTestMember();
    await importText(member, "instruction\na\nb\n");
    await archiveSeed(member, { number: 1 });
    expect((await importText(member, "instruction\na\nb\n")).counts).toMatchObject({ added: 0, here: 2 });
    expect((await countSeeds(member, seedFilter.parse({}))).byStatus).toEqual({ active: 0, draft: 1, archived: 1 });
  });

  it("of one file twice at once adds each row once", async () => {
    const member = await createTestMember();
    const both = await Promise.all([
      importText(member, "instruction\na\nb\n"),
      importText(member, "instruction\nb\nc\n"),
    ]);
    expect(both.reduce((sum, { counts }) => sum + counts.added, 0)).toBe(3);
  });

  it("without one good row is refused", async () => {
    const member = await createTestMember();
    await expect(importText(member, "instruction,output\n,a\n,b\n")).rejects.toMatchObject({
      code: "invalid",
      message: "seeds.import.errors.allBad",
    });
  });

  it("of 20,000 rows is one step", { timeout: 60_000 }, async () => {
    const member = await createTestMember();
    const rows = Array.from({ length: 20_000 }, (_, i) => `Task ${i},${"text ".repeat(100)}`);
    expect((await importText(member, `instruction,output\n${rows.join("\n")}`)).counts.added).toBe(20_000);
    expect((await getSeed(member, 20_000)).fields.instruction).toBe("Task 19999");
  });

  it("is shown beforehand as it would go, and changes nothing", async () => {
    const member = await createTestMember();
    await createSeed(member, seedFields.parse({ instruction: "Old" }));
    const file = parseFile(new TextEncoder().encode("Prompt;topic\nNew;x\nOld;\n;y"), "x.csv");
    const preview = await previewImport(member, file);
    expect(preview).toMatchObject({ format: "csv", delimiter: ";", rows: 3 });
    expect(preview.counts).toEqual({ added: 1, drafts: 1, here: 1, repeated: 0, bad: 1 });
    expect(preview.first.map(({ state }) => state)).toEqual(["new", "here", "bad"]);
    expect(preview.fields).toEqual([
      { name: "Prompt", examples: ["New", "Old"] },
      { name: "topic", examples: ["x", "y"] },
    ]);
    expect((await countSeeds(member, seedFilter.parse({}))).total).toBe(1);
  });

  it("is refused to a viewer", async () => {
    const viewer = await createTestMember({ role: "viewer" });
    await expect(importText(viewer, "instruction\na")).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("an export", () => {
  it("comes back in unchanged, in the same order and bytes", async () => {
    const member = await createTestMember();
    await createSeed(member, seedFields.parse({ instruction: "=1+1", input: "N/A", notes: "a\nb", tags: ["x, y"] }));
    await createSeed(member, seedFields.parse({ instruction: "b", output: "c", category: "GEN", kind: "k" }));
    const text = await exportText(member);
    const copy = await createTestMember();
    expect((await importText(copy, text, "seeds.json")).counts.added).toBe(2);
    expect(await exportText(copy)).toBe(text);
    expect((await importText(member, text, "seeds.json")).counts).toMatchObject({ added: 0, here: 2 });
  });

  it("takes what the filter shows, in batches, without archived seeds unless they are asked for", async () => {
    const member = await createTestMember();
    const rows = Array.from({ length: 450 }, (_, i) => `Task ${i},${i % 2 ? "even" : "odd"}`);
    await importText(member, `instruction,kind\n${rows.join("\n")}`);
    await archiveSeed(member, { number: 1 });
    expect(JSON.parse(await exportText(member))).toHaveLength(449);
    expect(JSON.parse(await exportText(member, { kind: "even" }))).toHaveLength(225);
    expect(JSON.parse(await exportText(member, { status: "archived" }))).toHaveLength(1);
  });
});

const alpacare = join(import.meta.dirname, "../../../../shared/data/seeds/alpacare_med_seed.json");

it.skipIf(!existsSync(alpacare))("brings AlpaCare's 167 seed tasks in whole, as drafts", async () => {
  const member = await createTestMember();
  const file = parseFile(readFileSync(alpacare), "alpacare_med_seed.json");
  const asked = { mapping: proposeMapping(file), fileName: "alpacare_med_seed.json" };
  expect((await importSeeds(member, file, asked)).counts).toEqual({
    added: 167,
    drafts: 167,
    here: 0,
    repeated: 0,
    bad: 0,
  });
  expect((await importSeeds(member, file, asked)).counts).toEqual({
    added: 0,
    drafts: 0,
    here: 167,
    repeated: 0,
    bad: 0,
  });
});
