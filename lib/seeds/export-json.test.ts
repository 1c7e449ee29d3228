import fc from "fast-check";
import { expect, it } from "vitest";
import { exportJson } from "./export-json.ts";
import { parseFile } from "./import/parse-file.ts";
import { proposeMapping } from "./import/propose-mapping.ts";
import { mapRows } from "./import/sort-rows.ts";
import { type SeedFields, seedFields } from "./schema.ts";

async function textOf(...batches: SeedFields[][]): Promise<string> {
  async function* source() {
    yield* batches;
  }
  let text = "";
  for await (const piece of exportJson(source())) text += piece;
  return text;
}

const seed = seedFields.parse({ instruction: "Count.", output: "3", category: "OTHER", tags: ["b", "a"] });

it("exports seeds as one list, however they come in batches", async () => {
  expect(await textOf()).toBe("[]\n");
  expect(await textOf([seed])).toBe(`[
  {
    "instruction": "Count.",
    "input": "",
    "output": "3",
    "category": "OTHER",
    "kind": "",
    "tags": [
      "b",
      "a"
    ],
    "notes": ""
  }
]
`);
  expect(await textOf([seed, seed], [seed])).toBe(await textOf([seed], [seed], [seed]));
});

it("adds nothing to a text that holds other line separators than ours", async () => {
  const seed = seedFields.parse({ instruction: "a\u2028b", output: "c\u2029d", category: null });
  expect(JSON.parse(await textOf([seed]))[0]).toMatchObject({ instruction: "a\u2028b", output: "c\u2029d" });
});

it("exports what comes back in unchanged", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 40 });
  const fields = fc.record({
    instruction: fc.oneof(text, fc.constant("=cmd()")).map((value) => `Do ${value}`),
    input: fc.oneof(text, fc.constantFrom("N/A", "<noinput>", "")),
    output: text,
    category: fc.constantFrom("QA" as const, "IE" as const, "GEN" as const, "OTHER" as const, null),
    kind: text,
    tags: fc.array(
      text.map((value) => `x${value}`),
      { maxLength: 4 },
    ),
    notes: text,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 5 }), async (raw) => {
      const seeds = raw.map((one) => seedFields.parse(one));
      const file = parseFile(new TextEncoder().encode(await textOf(seeds)), "seeds.json");
      const back = mapRows(file.rows, proposeMapping(file)).map((row) => ("fields" in row ? row.fields : row.problem));
      expect(back).toEqual(seeds);
    }),
  );
});
