import { describe, expect, it } from "vitest";
import { paletteScore } from "./palette-score.ts";

describe("how well a line of the palette fits", () => {
  it("is everything for nothing typed", () => {
    expect(paletteScore("", "Seeds")).toBe(1);
    expect(paletteScore("  ", "Seeds")).toBe(1);
  });

  it("is best where the line begins with it", () => {
    expect(paletteScore("se", "Seeds")).toBe(1);
    expect(paletteScore("new s", "New seed")).toBeGreaterThan(0.9);
  });

  it("is nothing where letters only happen to be there in order", () => {
    expect(paletteScore("se", "Expansion")).toBe(0);
    expect(paletteScore("bt", "BioInstruct")).toBe(0);
  });

  it("is less for a later word, less for a keyword, and least inside a word", () => {
    const later = paletteScore("seed", "Write seed");
    const keyword = paletteScore("seed", "Write task", ["seed"]);
    const inside = paletteScore("set", "Dataset");
    expect(1).toBeGreaterThan(later);
    expect(later).toBeGreaterThan(keyword);
    expect(keyword).toBeGreaterThan(inside);
    expect(inside).toBeGreaterThan(0);
  });

  it("wants every word", () => {
    expect(paletteScore("seed run", "Write seed")).toBe(0);
  });

  it("takes full-width letters for the plain ones", () => {
    expect(paletteScore("ｓｅ", "Seeds")).toBe(1);
  });
});
