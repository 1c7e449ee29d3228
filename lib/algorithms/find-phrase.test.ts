import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPhrase } from "./find-phrase.ts";
import { processorTime } from "./fixtures/processor-time.ts";

const containsPhrase = (text: string, phrase: string) => findPhrase(text, ["something else", phrase]) === phrase;

describe("findPhrase", () => {
  it("finds a phrase whatever its case and white space", () => {
    expect(containsPhrase("Please DRAW  a\npicture of it.", "draw a picture")).toBe(true);
    expect(containsPhrase("draw a picture", "draw a picture")).toBe(true);
    expect(containsPhrase('("draw a picture")', "draw a picture")).toBe(true);
  });

  it("names the first of the phrases that is there", () => {
    expect(findPhrase("watch the video and draw a picture", ["plot", "draw a picture", "watch the video"])).toBe(
      "draw a picture",
    );
    expect(findPhrase("nothing of it", ["plot", "draw a picture"])).toBeNull();
  });

  it("finds whole words only", () => {
    expect(containsPhrase("Withdraw a picture", "draw a picture")).toBe(false);
    expect(containsPhrase("draw a pictures", "draw a picture")).toBe(false);
    expect(containsPhrase("draw a picture2", "draw a picture")).toBe(false);
    expect(containsPhrase("redraw a picture, then draw a picture", "draw a picture")).toBe(true);
  });

  it("finds a Chinese phrase inside a sentence", () => {
    expect(containsPhrase("请画图说明", "画图")).toBe(true);
  });

  it("sees characters outside the basic plane whole", () => {
    expect(containsPhrase("𝒜map", "map")).toBe(false);
    expect(containsPhrase("🧬map", "map")).toBe(true);
  });

  it("never finds an empty phrase", () => {
    expect(containsPhrase("anything", " \n")).toBe(false);
  });

  it("finds any text in itself when set off by spaces", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => containsPhrase(`x ${text} x`, text) === (text.trim() !== "")),
    );
  });

  it("stays quick on a text made of near misses", () => {
    const took = processorTime(() => expect(containsPhrase("a".repeat(200_000), "a".repeat(100))).toBe(false));
    expect(took).toBeLessThan(2_000);
  });
});
