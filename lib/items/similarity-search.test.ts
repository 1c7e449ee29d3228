import { describe, expect, it } from "vitest";
import { readSimilaritySearch } from "./similarity-search.ts";

describe("readSimilaritySearch", () => {
  it("reads an item, a seed or a text from the address", () => {
    expect(readSimilaritySearch({ like: "12" })).toEqual({ by: "item", number: 12 });
    expect(readSimilaritySearch({ likeSeed: "3" })).toEqual({ by: "seed", number: 3 });
    expect(readSimilaritySearch({ similar: "  Name a drug.\n" })).toEqual({ by: "text", text: "Name a drug." });
  });

  it("asks for nothing where the address says nothing, or nothing that makes sense", () => {
    expect(readSimilaritySearch({ q: "dose" })).toBeNull();
    expect(readSimilaritySearch({ like: "0", likeSeed: "-4", similar: "  " })).toBeNull();
    expect(readSimilaritySearch({ like: ["1", "2"], similar: "x".repeat(6_000) })).toBeNull();
  });

  it("takes a text before an item, and an item before a seed", () => {
    expect(readSimilaritySearch({ like: "12", likeSeed: "3", similar: "dose" })).toMatchObject({ by: "text" });
    expect(readSimilaritySearch({ like: "12", likeSeed: "3" })).toMatchObject({ by: "item" });
  });
});
