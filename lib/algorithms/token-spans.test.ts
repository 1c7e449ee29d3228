import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "./fixtures/any-text.ts";
import { tokenSpans } from "./token-spans.ts";
import { type Tokenizer, tokenize } from "./tokenize.ts";

const cutOut = (text: string, tokenizer: Tokenizer) =>
  tokenSpans(text, tokenizer).map(({ start, end }) => text.slice(start, end));

/** As the tokenizers fold a text, but for the sigma, whose form depends on what follows. */
const fold = (text: string, tokenizer: Tokenizer) =>
  (tokenizer === "unicode" ? text.normalize("NFKC") : text).toLowerCase().replaceAll("ς", "σ");

describe("tokenSpans", () => {
  it("says where each token stands in the original text", () => {
    expect(tokenSpans("Dose: 5 mg!", "rouge")).toEqual([
      { token: "dose", start: 0, end: 4 },
      { token: "5", start: 6, end: 7 },
      { token: "mg", start: 8, end: 10 },
    ]);
    expect(tokenSpans("", "rouge")).toEqual([]);
  });

  it.each<[string, Tokenizer, string[]]>([
    // Two units in lower case, of which the first is a token of its own.
    ["A\u0130stanbul mg", "rouge", ["A\u0130", "stanbul", "mg"]],
    ["\u0130\u0130 mg", "unicode", ["\u0130\u0130", "mg"]],
    ["5 \u212a and \u{1F600}mg", "rouge", ["5", "\u212a", "and", "mg"]],
    // Ligature, full-width, circled, decomposed and half-width characters.
    ["the \ufb01rst", "unicode", ["the", "\ufb01rst"]],
    ["ＡＢＣ ５ mg", "unicode", ["ＡＢＣ", "５", "mg"]],
    ["cafe\u0301 con", "unicode", ["cafe\u0301", "con"]],
    ["ｶﾞｰｾﾞ 5", "unicode", ["ｶﾞｰｾﾞ", "5"]],
    // The letters of one Hangul syllable, as jamo and as compatibility jamo.
    ["\u1100\u1161 mg", "unicode", ["\u1100\u1161", "mg"]],
    ["\uffa1\uffc2 mg", "unicode", ["\uffa1\uffc2", "mg"]],
    // A mark that composes over another one.
    ["a\u0338\u0300b mg", "unicode", ["a\u0338\u0300b", "mg"]],
    ["糖尿病提示: TNF-α", "unicode", ["糖尿病", "提示", "TNF", "α"]],
    ["20㎎ ΟΔΟΣ", "unicode", ["20㎎", "ΟΔΟΣ"]],
  ])("cuts the tokens out of %j by the %s tokenizer", (text, tokenizer, tokens) => {
    expect(cutOut(text, tokenizer)).toEqual(tokens);
  });

  it("gives tokens that come from one character the place of that character", () => {
    expect(tokenSpans("x ㏂ y", "rouge").map(({ token }) => token)).toEqual(["x", "y"]);
    const whole = tokenSpans("x ½ y", "unicode");
    for (const { start, end } of whole.slice(1, -1)) expect([start, end]).toEqual([2, 3]);
  });

  it.each(["rouge", "unicode"] as const)("holds for any text by the %s tokenizer", (tokenizer) => {
    const tricky = fc
      .array(
        fc.constantFrom(
          ..."aB5 -'.İΣςſK",
          "ﬁ",
          "ﾞ",
          "ｶ",
          "\u0301",
          "\u0323",
          "\u0338",
          "ᄀ",
          "ᅡ",
          "ᆨ",
          "ﾡ",
          "ￂ",
          "㏂",
          "½",
          "糖",
          "😀",
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(tricky, anyText), (text) => {
        const spans = tokenSpans(text, tokenizer);
        expect(spans.map(({ token }) => token)).toEqual(tokenize(text, tokenizer));
        spans.forEach(({ token, start, end }, i) => {
          expect(end).toBeGreaterThan(start);
          expect(fold(text.slice(start, end), tokenizer)).toContain(token.replaceAll("ς", "σ"));
          const before = spans[i - 1];
          // In order; only where one character gave both may they overlap.
          if (before) expect(start).toBeGreaterThanOrEqual(before.start);
          if (before && start < before.end) expect(tokenizer).toBe("unicode");
        });
      }),
      { numRuns: 500 },
    );
  });

  it("cuts out exactly the token where each character folds to letters alone", () => {
    const words = fc
      .array(fc.constantFrom("Dose", "ＡＢＣ", "ﬁrst", "20", "naïve", "cafe\u0301", "TNF", " ", " ", ", "), {
        maxLength: 20,
      })
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(words, (text) => {
        for (const { token, start, end } of tokenSpans(text, "unicode"))
          expect(fold(text.slice(start, end), "unicode")).toBe(token);
        for (const { token, start, end } of tokenSpans(text, "rouge"))
          expect(text.slice(start, end).toLowerCase()).toBe(token);
      }),
    );
  });

  it("may count on lower case to lengthen one character alone, and never to shorten any", () => {
    const changed: number[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      if (character.toLowerCase().length !== character.length) changed.push(point);
    }
    expect(changed).toEqual([0x130]);
  });
});
