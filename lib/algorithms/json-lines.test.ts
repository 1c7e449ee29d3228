import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "./fixtures/any-text.ts";
import { processorTime } from "./fixtures/processor-time.ts";
import { readJson } from "./json-lines.ts";

const shown = (text: string) => {
  const reading = readJson(text);
  if (!reading.ok) return `breaks at ${reading.at}`;
  return reading.lines.map(({ depth, pieces }) => "  ".repeat(depth) + pieces.map((piece) => piece.text).join(""));
};

describe("JSON as lines", () => {
  it("puts what is short and flat on one line, and the rest on lines of its own", () => {
    expect(shown('{"drug":"metformin","dose":{"value":500,"unit":"mg"},"routes":[],"notes":[{"a":1}]}')).toEqual([
      "{",
      '  "drug": "metformin",',
      '  "dose": {"value": 500, "unit": "mg"},',
      '  "routes": [],',
      '  "notes": [',
      '    {"a": 1}',
      "  ]",
      "}",
    ]);
  });

  it("keeps every literal as it is written", () => {
    expect(shown('{"a":1.0,"a":1e5,"b":"\\u00e9\\n"}')).toEqual(['{"a": 1.0, "a": 1e5, "b": "\\u00e9\\n"}']);
  });

  it("tells keys, strings, numbers and words apart", () => {
    const reading = readJson('{"k": ["s", -1.5, null]}');
    expect(reading.ok && reading.lines.flatMap(({ pieces }) => pieces.map(({ kind }) => kind))).toEqual(
      expect.arrayContaining(["key", "string", "number", "word", "mark"]),
    );
  });

  it.each([
    ['{"a": 1,}', 8],
    ["{'a': 1}", 1],
    ['{"a" 1}', 5],
    ['{"a": 01}', 7],
    ['{"a": "unclosed', 15],
    ['["a\nb"]', 3],
    ['{"a": NaN}', 6],
    ["[1 2]", 3],
    ["", 0],
    ["[", 1],
  ])("says where %j breaks", (text, at) => {
    expect(readJson(text)).toEqual({ ok: false, at });
  });

  it("reads all that JSON.parse reads and nothing else, and loses no sign of it", () => {
    const signs = fc
      .array(
        fc.constantFrom("{", "}", "[", "]", '"', "a", ":", ",", "1", ".", "-", "e", " ", "\n", "\\", "true", "null"),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(fc.json(), signs, anyText), (text) => {
        let parsed = true;
        try {
          JSON.parse(text);
        } catch {
          parsed = false;
        }
        const reading = readJson(text);
        expect(reading.ok && /^[ \n\r\t]*$/.test(text.slice(reading.end))).toBe(parsed);
        if (!parsed || !reading.ok) return;
        const lines = reading.lines.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join("");
        expect(JSON.parse(lines)).toEqual(JSON.parse(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is not slowed or broken by nesting", () => {
    const deep = 100_000;
    const took = processorTime(() => {
      const closed = readJson("[".repeat(deep) + "]".repeat(deep));
      expect(closed.ok && closed.lines.length).toBe(2 * deep - 1);
      expect(readJson('{"a":'.repeat(deep)).ok).toBe(false);
    });
    expect(took).toBeLessThan(2_000);
  });
});
