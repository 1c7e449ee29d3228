import { describe, expect, it } from "vitest";
import { countWords } from "./count-words.ts";

describe("countWords", () => {
  it("counts the parts between white space, as Self-Instruct does", () => {
    expect(countWords("Dose of  TNF-α\ninhibitor, COVID-19?")).toBe(5);
    expect(countWords("  ")).toBe(0);
    expect(countWords("")).toBe(0);
  });

  it("counts words in scripts that have no spaces", () => {
    expect(countWords("糖尿病提示。")).toBe(2);
    expect(countWords("Translate 糖尿病 now")).toBe(3);
  });
});
