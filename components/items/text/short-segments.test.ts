import { describe, expect, it } from "vitest";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import { shortSegments } from "./short-segments.ts";

const long = "word ".repeat(100);

describe("a difference in short", () => {
  it("keeps every change and some words around it", () => {
    const segments = shortSegments(wordDiff(`${long}Give 5 mg. ${long}`, `${long}Give 50 mg. ${long}`));
    expect(segments.map(({ kind }) => kind)).toEqual(["same", "removed", "added", "same"]);
    expect(segments[0]?.text).toMatch(/^… (word )+Give $/);
    expect(segments[3]?.text).toMatch(/^ mg\. (word )+…$/);
    expect(segments[0]?.text.length).toBeLessThan(100);
  });

  it("leaves short ones as they are", () => {
    const segments = wordDiff("Give 5 mg.", "Give 50 mg.");
    expect(shortSegments(segments)).toEqual(segments);
  });

  it("cuts what was written anew at great length", () => {
    const [only] = shortSegments([{ kind: "added", text: "new ".repeat(20_000) }]);
    expect(only?.text.length).toBeLessThan(1_300);
  });
});
