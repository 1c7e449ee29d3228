import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "./fixtures/any-text.ts";
import { tokenize, tokenizeRouge, tokenizeUnicode } from "./tokenize.ts";

describe("tokenizeRouge", () => {
  it("keeps the runs of a-z and 0-9 of the lower-cased text", () => {
    expect(tokenizeRouge("TNF-α inhibitor, 20.5 mg/d")).toEqual(["tnf", "inhibitor", "20", "5", "mg", "d"]);
    expect(tokenizeRouge("IL-6 vs IL6, don't_split")).toEqual(["il", "6", "vs", "il6", "don", "t", "split"]);
  });

  it("reads the Kelvin sign as k and a dotted capital I as i and a split, as rouge_score does", () => {
    expect(tokenizeRouge("\u212a+")).toEqual(["k"]);
    expect(tokenizeRouge("\u0130stanbul")).toEqual(["i", "stanbul"]);
  });

  it("splits at accents and leaves Chinese text without tokens", () => {
    expect(tokenizeRouge("naïve")).toEqual(["na", "ve"]);
    expect(tokenizeRouge("给出三个保持健康的提示。")).toEqual([]);
  });
});

describe("tokenizeUnicode", () => {
  it("finds words in Chinese, Greek and accented text", () => {
    expect(tokenizeUnicode("糖尿病提示: TNF-α")).toEqual(["糖尿病", "提示", "tnf", "α"]);
    expect(tokenizeUnicode("Naïve T-Zellen")).toEqual(["naïve", "t", "zellen"]);
  });

  it("does not tell full-width or decomposed letters from plain ones", () => {
    expect(tokenizeUnicode("ＡＢＣ cafe\u0301")).toEqual(["abc", "café"]);
  });

  it("gives no empty token and none with white space, for any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const token of tokenizeUnicode(text)) expect(token).toMatch(/^\S+$/u);
      }),
    );
  });
});

describe("tokenize", () => {
  it("follows the tokenizer that is named", () => {
    expect(tokenize("Dosis α", "rouge")).toEqual(["dosis"]);
    expect(tokenize("Dosis α", "unicode")).toEqual(["dosis", "α"]);
  });
});
