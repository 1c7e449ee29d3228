import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containsPhrase } from "./contains-phrase.ts";

describe("containsPhrase", () => {
  it("finds a phrase whatever its case and white space", () => {
    expect(containsPhrase("Please DRAW  a\npicture of it.", "draw a picture")).toBe(true);
    expect(containsPhrase("draw a picture", "draw a picture")).toBe(true);
    expect(containsPhrase('("draw a picture")', "draw a picture")).toBe(true);
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
    const start = performance.now();
    expect(containsPhrase("a".repeat(200_000), "a".repeat(100))).toBe(false);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
