import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textParts } from "#lib/algorithms/text-form.ts";
import { chunksOf, cutAt, foldedLines } from "./text-fold.ts";

const folded = (text: string) => foldedLines(text, textParts(text));

describe("folding a long text", () => {
  it("leaves an ordinary one whole", () => {
    expect(folded("A sentence of an abstract. ".repeat(300))).toBeNull();
    expect(folded("")).toBeNull();
  });

  it("folds many characters, many lines, many rows and a long line alike", () => {
    const texts = ["word ".repeat(20_000), "line\n".repeat(5_000), "a\tb\tc\n".repeat(2_000), "x".repeat(100_000)];
    for (const text of texts) expect(folded(text)?.[0]).toBeLessThan(200);
  });

  it("shows nothing of the parts after the one where the room ends", () => {
    const text = `${"a\tb\tc\n".repeat(2_000)}\nAnd then.\n`;
    expect(folded(text)).toEqual([160, 0]);
  });

  it("cuts between words, and never within a character", () => {
    const text = "wörter ".repeat(3_000);
    const cut = cutAt(text, 0, text.length, 160);
    expect(text.slice(0, cut)).toMatch(/wörter$/);
    const faces = "😀".repeat(20_000);
    expect(faces.slice(0, cutAt(faces, 0, faces.length, 3.5))).toMatch(/^😀+$/u);
    expect(cutAt(faces, 1, faces.length, 3.5) % 2).toBe(0);
  });

  it("cuts into stretches that give the text back", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 900 }), { maxLength: 20 }), (lines) => {
        const text = lines.join("\n");
        expect(
          chunksOf(text, 0, text.length)
            .map(({ start, end }) => text.slice(start, end))
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
