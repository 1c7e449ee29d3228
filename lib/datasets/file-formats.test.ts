import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categories } from "#lib/items/schema.ts";
import { encodeFile } from "./encode-file.ts";
import type { ExportRow } from "./export-row.ts";
import { createFileDigest } from "./file-digest.ts";
import { fileFormats } from "./file-formats.ts";
import { type FormatName, formatNames } from "./schema.ts";

const rows: ExportRow[] = [
  { instruction: "Name the drug.", input: 'She took "aspirin"\t5 µg\r\ndaily.', output: "aspirin", category: "IE" },
  { instruction: "用一句话说明。", input: "", output: "β-阻滞剂 \u{1f48a}\u2028next", category: "GEN" },
];

async function* pagesOf(all: ExportRow[], size = 1) {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

async function fileOf(format: FormatName, all: ExportRow[], size?: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of encodeFile(fileFormats[format], pagesOf(all, size))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parseLines(file: Buffer): unknown[] {
  const text = file.toString("utf8");
  // As Python's splitlines would part it.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it parts lines at
  const lines = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
  expect(lines.pop()).toBe("");
  return lines.map((line) => JSON.parse(line));
}

/** Any text that JavaScript can hold, halves of surrogate pairs included. */
const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.constantFrom("", "\u2028", "\u0085a\u2029", "\ud800", "\udc00\ud800", '"\\', "</script>", "\u0000"),
);
const anyRow: fc.Arbitrary<ExportRow> = fc.record({
  instruction: anyText,
  input: anyText,
  output: anyText,
  category: fc.constantFrom(...categories),
});
const anyRows = fc.array(anyRow, { maxLength: 8 });

describe("the file formats", () => {
  it("write Alpaca's JSON as they always have, byte for byte", async () => {
    expect((await fileOf("alpaca-json", rows)).toString("utf8")).toBe(
      '[\n{"instruction":"Name the drug.","input":"She took \\"aspirin\\"\\t5 µg\\r\\ndaily.","output":"aspirin"},\n' +
        '{"instruction":"用一句话说明。","input":"","output":"β-阻滞剂 💊\\u2028next"}\n]\n',
    );
  });

  it("write Alpaca's JSON Lines as they always have, byte for byte", async () => {
    expect((await fileOf("alpaca-jsonl", rows)).toString("utf8")).toBe(
      '{"instruction":"Name the drug.","input":"She took \\"aspirin\\"\\t5 µg\\r\\ndaily.","output":"aspirin"}\n' +
        '{"instruction":"用一句话说明。","input":"","output":"β-阻滞剂 💊\\u2028next"}\n',
    );
  });

  it("write OpenAI's chat lines as they always have: a blank line before the input, nothing where there is none, no system message", async () => {
    expect((await fileOf("openai-chat", rows)).toString("utf8")).toBe(
      '{"messages":[{"role":"user","content":"Name the drug.\\n\\nShe took \\"aspirin\\"\\t5 µg\\r\\ndaily."},{"role":"assistant","content":"aspirin"}]}\n' +
        '{"messages":[{"role":"user","content":"用一句话说明。"},{"role":"assistant","content":"β-阻滞剂 💊\\u2028next"}]}\n',
    );
  });

  it("give back the same tasks from an Alpaca list, whatever the texts hold", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (tasks) => {
        const parsed = JSON.parse((await fileOf("alpaca-json", tasks)).toString("utf8"));
        expect(parsed).toEqual(tasks.map(({ category: _, ...task }) => task));
      }),
    );
  });

  it("give back the same tasks from Alpaca lines, whatever the texts hold and wherever a reader parts lines", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (tasks) => {
        expect(parseLines(await fileOf("alpaca-jsonl", tasks))).toEqual(tasks.map(({ category: _, ...task }) => task));
      }),
    );
  });

  it("give back the same words from chat lines, whatever the texts hold", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (tasks) => {
        expect(parseLines(await fileOf("openai-chat", tasks))).toEqual(
          tasks.map(({ instruction, input, output }) => ({
            messages: [
              { role: "user", content: input ? `${instruction}\n\n${input}` : instruction },
              { role: "assistant", content: output },
            ],
          })),
        );
      }),
    );
  });

  it("write valid UTF-8 even where a text holds half a surrogate pair", async () => {
    const file = await fileOf("alpaca-json", [{ instruction: "\ud83d", input: "", output: "x", category: "QA" }]);
    expect(file.toString("utf8")).toContain('"instruction":"\\ud83d"');
    expect(Buffer.from(file.toString("utf8"), "utf8").equals(file)).toBe(true);
  });

  it("write the same bytes however the rows come in pages, and the digest of rows is theirs", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(...formatNames),
        async (tasks, size, name) => {
          const file = await fileOf(name, tasks, size);
          expect(file.equals(await fileOf(name, tasks, 1))).toBe(true);
          const digest = createFileDigest(fileFormats[name]);
          for (const task of tasks) digest.add(fileFormats[name].encode(task));
          const sha256 = createHash("sha256").update(file).digest("hex");
          expect(digest.finish()).toEqual({ rows: tasks.length, bytes: file.length, sha256 });
        },
      ),
    );
  });

  it("write an empty list and no line at all where there are no rows", async () => {
    expect(JSON.parse((await fileOf("alpaca-json", [])).toString("utf8"))).toEqual([]);
    expect((await fileOf("alpaca-jsonl", [])).length).toBe(0);
    expect((await fileOf("openai-chat", [])).length).toBe(0);
  });

  it("digest a file that is larger than what is hashed at once", async () => {
    const long = Array.from(
      { length: 300 },
      (_, i): ExportRow => ({ ...rows[i % 2], output: "ä".repeat(i * 7) }) as ExportRow,
    );
    const file = await fileOf("openai-chat", long, 100);
    const digest = createFileDigest(fileFormats["openai-chat"]);
    for (const task of long) digest.add(fileFormats["openai-chat"].encode(task));
    const sha256 = createHash("sha256").update(file).digest("hex");
    expect(digest.finish()).toEqual({ rows: 300, bytes: file.length, sha256 });
  });
});
