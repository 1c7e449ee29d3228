import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { buildManifest } from "./build-manifest.ts";
import { digestFiles } from "./digest-files.ts";
import { encodeFile } from "./encode-file.ts";
import type { ExportRow } from "./export-row.ts";
import { fileFormats } from "./file-formats.ts";
import { findDiscrepancy } from "./find-discrepancy.ts";
import { manifest } from "./schema.ts";

const rows: ExportRow[] = [
  { instruction: "a", input: "", output: "1", category: "QA" },
  { instruction: "b", input: "x", output: "2", category: "GEN" },
  { instruction: "c", input: "", output: "3", category: "QA" },
];

async function* pagesOf(all: ExportRow[]) {
  yield all.slice(0, 2);
  yield all.slice(2);
}

it("one reading of the rows digests every format with all rows and with each category that has any", async () => {
  const seen: number[] = [];
  const files = await digestFiles(pagesOf(rows), async (count) => void seen.push(count));
  expect(seen).toEqual([2, 3]);
  expect(files.map(({ format, category, rows: count }) => [format, category, count])).toEqual([
    ["alpaca-json", null, 3],
    ["alpaca-json", "QA", 2],
    ["alpaca-json", "GEN", 1],
    ["alpaca-jsonl", null, 3],
    ["alpaca-jsonl", "QA", 2],
    ["alpaca-jsonl", "GEN", 1],
    ["openai-chat", null, 3],
    ["openai-chat", "QA", 2],
    ["openai-chat", "GEN", 1],
  ]);
  for (const file of files) {
    const chosen = rows.filter((row) => file.category === null || row.category === file.category);
    const hash = createHash("sha256");
    for await (const chunk of encodeFile(fileFormats[file.format], pagesOf(chosen))) hash.update(chunk);
    expect(file.sha256).toBe(hash.digest("hex"));
  }
});

it("rows that are not those that were frozen are named by file and number", async () => {
  const files = await digestFiles(pagesOf(rows));
  expect(findDiscrepancy(3, { QA: 2, IE: 0, GEN: 1, OTHER: 0 }, files)).toBeNull();
  expect(findDiscrepancy(4, { QA: 2, IE: 0, GEN: 1, OTHER: 1 }, files)).toBe(
    "alpaca-json all: 3 rows were read, 4 were frozen",
  );
  expect(findDiscrepancy(3, { QA: 1, IE: 0, GEN: 2, OTHER: 0 }, files)).toBe(
    "alpaca-json QA: 2 rows were read, 1 were frozen",
  );
  expect(findDiscrepancy(3, { QA: 2, IE: 1, GEN: 1, OTHER: 0 }, files)).toBe("IE: no rows were read, 1 were frozen");
});

it("a manifest keeps the order of its keys after the database has shuffled them", async () => {
  const built = buildManifest({
    project: { slug: "cardiology", name: "Cardiology" },
    number: 3,
    name: "Spring",
    notes: "",
    frozenAt: new Date("2026-11-20T12:00:00.000Z"),
    frozenBy: "Ana",
    itemCount: 3,
    counts: { QA: 2, IE: 0, GEN: 1, OTHER: 0 },
    changes: { since: 2, added: 1, removed: 0, changed: 2 },
    provenance: {
      origins: { call: 3, import: 0, corpus: 0 },
      edited: 1,
      restored: 0,
      reviewers: 2,
      runs: [
        {
          number: 1,
          endpoint: "Practice",
          model: "practice-1",
          promptVersion: "1",
          startedAt: "2026-11-20T11:00:00.000Z",
          items: 3,
        },
      ],
    },
    digests: await digestFiles(pagesOf(rows)),
  });
  expect(built.files[1]?.name).toBe("cardiology-v3-qa.alpaca.json");
  const shuffled = JSON.parse(JSON.stringify(built), (_key, value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)))
      : value,
  );
  expect(JSON.stringify(shuffled)).not.toBe(JSON.stringify(built));
  expect(JSON.stringify(manifest.parse(shuffled))).toBe(JSON.stringify(built));
});
