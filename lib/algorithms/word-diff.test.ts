import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "./fixtures/any-text.ts";
import { processorTime } from "./fixtures/processor-time.ts";
import { type DiffSegment, wordDiff } from "./word-diff.ts";

const text = (segments: DiffSegment[], ...kinds: DiffSegment["kind"][]) =>
  segments
    .filter(({ kind }) => kinds.includes(kind))
    .map((segment) => segment.text)
    .join("");

const brief = (segments: DiffSegment[]) =>
  segments.map(({ kind, text }) => `${{ same: "=", added: "+", removed: "-" }[kind]}${text}`);

describe("wordDiff", () => {
  it("marks the words that changed", () => {
    expect(brief(wordDiff("Give 5 mg daily.", "Give 10 mg daily."))).toEqual(["=Give ", "-5", "+10", "= mg daily."]);
    expect(brief(wordDiff("same", "same"))).toEqual(["=same"]);
    expect(brief(wordDiff("", "new"))).toEqual(["+new"]);
    expect(wordDiff("", "")).toEqual([]);
  });

  it("shows a rewritten phrase as one removal and one addition, not word by word", () => {
    expect(brief(wordDiff("List all the side effects now.", "List some rare adverse events now."))).toEqual([
      "=List ",
      "-all the side effects",
      "+some rare adverse events",
      "= now.",
    ]);
  });

  it("works on words in text without spaces", () => {
    expect(brief(wordDiff("糖尿病的症状", "高血压的症状"))).toEqual(["-糖尿病", "+高血压", "=的症状"]);
  });

  it("gives back both texts exactly, and no two neighbours of a kind", () => {
    const words = fc
      .array(fc.constantFrom("a", "b", " ", "\n", "  ", "药", "é", ".", "5", "mg"), { maxLength: 60 })
      .map((parts) => parts.join(""));
    const any = fc.oneof(words, anyText);
    fc.assert(
      fc.property(any, any, (oldText, newText) => {
        const segments = wordDiff(oldText, newText);
        expect(text(segments, "same", "removed")).toBe(oldText);
        expect(text(segments, "same", "added")).toBe(newText);
        segments.forEach((segment, i) => {
          expect(segment.text).not.toBe("");
          expect(segment.kind).not.toBe(segments[i + 1]?.kind);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("stays quick and exact on two long texts that have nothing in common", () => {
    const long = (word: string) => Array.from({ length: 15_000 }, (_, i) => `${word}${i}`).join(" ");
    let segments: DiffSegment[] = [];
    const took = processorTime(() => {
      segments = wordDiff(`Same start. ${long("a")}`, `Same start. ${long("b")}`);
    });
    expect(took).toBeLessThan(3_000);
    expect(segments.map(({ kind }) => kind)).toEqual(["same", "removed", "added"]);
    expect(segments[0]?.text).toBe("Same start. ");
  });
});
