import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "#lib/algorithms/fixtures/any-text.ts";
import { processorTime } from "#lib/algorithms/fixtures/processor-time.ts";
import { parseClassification } from "./parse-classification.ts";

const answer = { category: "QA", kind: "exam question", reason: "It asks." };

describe("parseClassification", () => {
  it.each([
    ["as asked", JSON.stringify(answer)],
    ["in a fence behind prose with braces", `Sure {x}:\n\`\`\`json\n${JSON.stringify(answer, null, 2)}\n\`\`\``],
    ["with keys in capitals", '{"Reason": "It asks.", "Category": "QA", "Kind": "exam\\nquestion"}'],
    ["cut off behind the category", '{"reason": "It asks.", "kind": "exam question", "category": "QA", "x": "'],
    ["in lines", "**Category:** QA\n- Kind: exam question\nReason: It asks."],
  ])("reads an answer %s", (_, text) => {
    expect(parseClassification(text)).toEqual(answer);
  });

  it("keeps an odd category as written, and needs no kind", () => {
    expect(parseClassification('{"category": "Diagnosis"}')).toEqual({ category: "Diagnosis", kind: "", reason: "" });
  });

  it.each(["", "I cannot say.", '{"category": null}', '{"category": ["QA"]}', '{"kind": "x"}'])(
    "finds none in %j",
    (text) => {
      expect(parseClassification(text)).toBeNull();
    },
  );

  it("throws on no text and gives what can be stored", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        parseClassification(text);
        const { kind } = parseClassification(JSON.stringify({ category: "QA", kind: text })) ?? {};
        expect(kind?.isWellFormed() && !kind.includes("\u0000") && kind.length <= 100).toBe(true);
      }),
    );
  });

  it.each(["{", '{"a":', '{"a":1}', "Category:\n", " "])("is quick on 5 MB of %j", (piece) => {
    expect(processorTime(() => parseClassification(piece.repeat(5_000_000 / piece.length)))).toBeLessThan(1_000);
  });
});
