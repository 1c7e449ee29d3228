import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "./fixtures/any-text.ts";
import { findDataSample, nameWithData } from "./fixtures/data-samples.ts";
import { processorTime } from "./fixtures/processor-time.ts";
import { type TextPart, textParts } from "./text-form.ts";

const kinds = (text: string) => textParts(text).map((part) => (part.kind === "table" ? part.format : part.kind));
const only = <Kind extends TextPart["kind"]>(text: string, kind: Kind) => {
  const part = textParts(text).find((each) => each.kind === kind);
  return part as Extract<TextPart, { kind: Kind }>;
};

describe("what a text is", () => {
  it("is JSON where it is valid: whole, after a heading, in a fence, or line by line", () => {
    expect(kinds('{"a": 1}')).toEqual(["json"]);
    expect(kinds('Output:\n[{"a": 1},\n {"a": 2}]\n\nThat is all.')).toEqual(["plain", "json", "plain"]);
    expect(kinds('Here it is.\n```json\n{"a": [1, 2]}\n```\n')).toEqual(["plain", "json", "plain"]);
    expect(only('{"a": 1}\n{"a": 2}\n{"a": 3}', "json").values).toBe(3);
  });

  it("is plain where brackets are only that", () => {
    expect(kinds("[1] Smith et al.\n[2] Jones et al.")).toEqual(["plain"]);
    expect(kinds("[1]\n[2]")).toEqual(["plain"]);
    expect(kinds("{curly} text")).toEqual(["plain"]);
    expect(kinds("[MASK] is missing")).toEqual(["plain"]);
    expect(kinds('Say {"a": 1} to them.')).toEqual(["plain"]);
    expect(kinds("{{#ev:video|p47}}")).toEqual(["plain"]);
  });

  it("says where what looks like JSON breaks", () => {
    const text = 'Result:\n{\n  "drug": "aspirin",\n  "dose": 5 mg\n}\n\nThanks.';
    expect(kinds(text)).toEqual(["plain", "broken json", "plain"]);
    const broken = only(text, "broken json");
    expect(broken).toMatchObject({ line: 4, column: 13 });
    expect(text.slice(broken.at, broken.at + 2)).toBe("mg");
    expect(only("{'drug': 'aspirin'}", "broken json")).toMatchObject({ line: 1, column: 2 });
    expect(only('{"a": [1, 2', "broken json").at).toBe(11);
  });

  it("is tagged tokens, sentence by sentence, with its entities counted", () => {
    const part = only(
      "Germline\tO\nBRCA1\tB-Gene\nmutations\tO\n.\tO\n\nNo\tO\nbreast\tB-Disease\ncancer\tI-Disease\n(\tO\nlung\tB-Disease\n)\tO\n",
      "tags",
    );
    expect(part.types).toEqual([
      { type: "Disease", count: 2 },
      { type: "Gene", count: 1 },
    ]);
    expect(part.problems).toEqual([]);
    const read = part.sentences.map((runs) =>
      runs.map(({ text, type, spaced }) => (spaced ? " " : "") + (type ? `<${text}>` : text)).join(""),
    );
    expect(read).toEqual(["Germline <BRCA1> mutations.", "No <breast cancer> (<lung>)"]);
  });

  it("is tagged tokens with spaces, with a colon, with more columns, and as words on one line", () => {
    expect(kinds("Selegiline B-Chemical\ninduced O\nhypotension B-Disease\n. O")).toEqual(["tags"]);
    const colons = only("Selegiline: B-Chemical\ninduced: O\nhypotension: B-Disease\n:: O", "tags");
    expect(colons.sentences[0]?.map(({ text }) => text)).toEqual(["Selegiline", "induced", "hypotension", ":"]);
    expect(kinds("BRCA1 NN B-NP B-Gene\nis VBZ B-VP O\nmutated VBN I-VP O")).toEqual(["tags"]);
    expect(kinds("Selegiline/B-Chemical induced/O severe/O hypotension/B-Disease ./O")).toEqual(["tags"]);
    expect(kinds("Take it a/O b.")).toEqual(["plain"]);
  });

  it("points out an entity that has not begun, an odd tag and a line without one", () => {
    const part = only(
      "a\tO\nbreast\tI-Disease\ncancer\tI-Gene\nof\tO\nthe\tO\nleft\tO\nside\tnone\nis\tO\nit\tO\nso\tO\nx\ny\tO\n",
      "tags",
    );
    expect(part.problems).toEqual([
      { kind: "inside", line: 2, token: "breast", tag: "I-Disease" },
      { kind: "inside", line: 3, token: "cancer", tag: "I-Gene" },
      { kind: "tag", line: 7, token: "side", tag: "none" },
      { kind: "none", line: 11, token: "x", tag: "" },
    ]);
  });

  it("is tagged tokens also where the first tag is odd", () => {
    expect(only("However\tnone\nthe\tO\nBRCA1\tB-Gene\ngene\tO\nis\tO\n", "tags").problems).toHaveLength(1);
  });

  it("is not tagged tokens where words merely look like tags", () => {
    expect(kinds("Vitamin B-12\nVitamin B-6\nVitamin B-1\nVitamin C")).toEqual(["plain"]);
    expect(kinds("Group O\nGroup O\nGroup O")).toEqual(["plain"]);
    expect(kinds("Influenza B-Victoria\nInfluenza B-Yamagata\nInfluenza B-Lee")).toEqual(["plain"]);
  });

  it("is a table by tabs, by bars over a row of dashes, or surely by commas", () => {
    expect(only("Drug\tDose\tRoute\nAspirin\t75 mg\toral\n", "table")).toMatchObject({
      header: ["Drug", "Dose", "Route"],
      rows: [["Aspirin", "75 mg", "oral"]],
    });
    expect(only("1\ta\n2\tb\n3\tc", "table")).toMatchObject({
      header: null,
      rows: [
        ["1", "a"],
        ["2", "b"],
        ["3", "c"],
      ],
    });
    expect(only("Doses:\n\n| Drug | Dose |\n|---|:-:|\n| A \\| B | 5 |\n| C |\n\nEnd", "table")).toMatchObject({
      format: "markdown",
      header: ["Drug", "Dose"],
      rows: [["A | B", "5"], ["C"]],
    });
    expect(only('name,dose,"route, if any"\n"Aspirin, coated",75,oral\nOther,5,\n', "table")).toMatchObject({
      format: "csv",
      header: ["name", "dose", "route, if any"],
      rows: [
        ["Aspirin, coated", "75", "oral"],
        ["Other", "5", ""],
      ],
    });
    expect(kinds("```csv\na,b\n1,2\n3,4\n```")).toEqual(["plain", "csv", "plain"]);
  });

  it("is plain where tabs, bars and commas are only that", () => {
    expect(kinds("Symptom:\tfever\nSign:\trash")).toEqual(["plain"]);
    expect(kinds("\tindented\n\tcode\n\there")).toEqual(["plain"]);
    expect(kinds("a | b\nc | d")).toEqual(["plain"]);
    expect(kinds("P(A|B)\n------")).toEqual(["plain"]);
    expect(kinds("Fever, cough, rash\nPain, swelling, heat\nLoss, fall, break")).toEqual(["plain"]);
    expect(kinds("1,000,000\n2,000,000\n3,000,000")).toEqual(["plain"]);
  });

  it("gives the text back exactly, part by part, and parts of whole lines", () => {
    const lines = fc
      .array(
        fc.constantFrom(
          "",
          "word",
          "a\tO",
          "b\tB-X",
          "|a|b|",
          "|-|-|",
          "x,y,z",
          '{"a":1}',
          "[",
          "}",
          "```json",
          "c O",
          "d B-Y",
          "\r",
        ),
        { maxLength: 24 },
      )
      .map((parts) => parts.join("\n"));
    fc.assert(
      fc.property(fc.oneof(lines, anyText), (text) => {
        const parts = textParts(text);
        expect(parts.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
        parts.forEach(({ start, end, kind }, i) => {
          expect(end).toBeGreaterThan(start);
          expect(start === 0 || text[start - 1] === "\n").toBe(true);
          expect(kind === "plain" && parts[i + 1]?.kind === "plain").toBe(false);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["opening brackets on lines", "[\n".repeat(50_000)],
    ["objects that break late", `${'{"a":\n'.repeat(20_000)}}`],
    ["lists that close wrongly", `${"[\n".repeat(49_000)}}`],
    ["one line of tabs", "\t".repeat(100_000)],
    ["tabs of changing count", Array.from({ length: 5_000 }, (_, i) => `a${"\tb".repeat((i % 9) + 1)}`).join("\n")],
    ["tags and prose in turn", "a O\nb B-X\nthis is prose\n".repeat(4_000)],
    ["tagged words", "a/O ".repeat(25_000)],
    ["bars and dashes", "|-|-|\n".repeat(16_000)],
    ["commas", "a,b,c\n".repeat(16_000)],
    ["quotes", `${'"'.repeat(99_000)},a`],
    ["fences", "```json\n".repeat(12_000)],
    ["one long line of words", "word ".repeat(20_000)],
    ["one long line with a comma", `${"x".repeat(50_000)},${"y".repeat(50_000)}`],
    ["spaces before a bracket", `${" ".repeat(99_000)}{`],
    ["spaces after an O", `${" O".repeat(10)}${" ".repeat(99_000)}x`],
  ])("is not slowed by %s", (_, text) => {
    expect(processorTime(() => textParts(text))).toBeLessThan(1_000);
  });

  const instructions = findDataSample<string[]>("instructions/alpaca_instructions_52002.json");
  it.skipIf(instructions === null)(nameWithData("takes no prose for anything else", instructions), () => {
    const others = (instructions ?? []).filter((text) => textParts(text).some(({ kind }) => kind !== "plain"));
    // The one that holds a pipe table.
    expect(others).toHaveLength(1);
  });
});
