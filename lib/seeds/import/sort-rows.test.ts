import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { taskKey } from "#lib/items/task-key.ts";
import { parseFile } from "./parse-file.ts";
import { proposeMapping } from "./propose-mapping.ts";
import { countRows, mapRows, sortRows } from "./sort-rows.ts";

const sorted = (text: string, held = new Map<string, number>()) => {
  const file = parseFile(new TextEncoder().encode(text), "x.csv");
  return sortRows(mapRows(file.rows, proposeMapping(file)), held);
};

describe("the rows of a file", () => {
  it("are new, here already, the same as an earlier row, or bad", () => {
    const held = new Map([[taskKey({ instruction: "Old", input: "" }), 7]]);
    const rows = sorted("instruction,output,category\nNew,x,QA\nold,,\nNEW,,\n,x,\nDraft,,\n", held);
    expect(rows.map((row) => [row.row, row.state, "of" in row ? row.of : "number" in row ? row.number : null])).toEqual(
      [
        [1, "new", null],
        [2, "here", 7],
        [3, "repeated", 1],
        [4, "bad", null],
        [5, "new", null],
      ],
    );
    expect(countRows(rows)).toEqual({ added: 2, drafts: 1, here: 1, repeated: 1, bad: 1 });
  });
});

const alpacare = join(import.meta.dirname, "../../../../shared/data/seeds/alpacare_med_seed.json");

describe.skipIf(!existsSync(alpacare))("AlpaCare's seed tasks", () => {
  it("come in whole: 167 drafts, <noinput> empty, and the four other fields as tags", () => {
    const file = parseFile(readFileSync(alpacare), "alpacare_med_seed.json");
    const rows = sortRows(mapRows(file.rows, proposeMapping(file)), new Map());
    expect(countRows(rows)).toEqual({ added: 167, drafts: 167, here: 0, repeated: 0, bad: 0 });
    const seeds = rows.flatMap((row) => (row.state === "new" ? [row.fields] : []));
    expect(seeds.filter(({ input }) => input === "")).toHaveLength(55);
    expect(seeds[0]?.tags).toEqual(["topic: Neurology", "view: Student", "type: Open Q&A", "difficulty: 1"]);
    expect(seeds.every(({ tags }) => tags.length === 4)).toBe(true);
  });
});
