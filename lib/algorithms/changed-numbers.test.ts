import { describe, expect, it } from "vitest";
import { changedNumbers } from "./changed-numbers.ts";
import { wordDiff } from "./word-diff.ts";

const between = (a: string, b: string) => changedNumbers(wordDiff(a, b));

describe("numbers that differ between two texts", () => {
  it("are told apart from words", () => {
    expect(between("Give 5 mg twice a day.", "Give 10 mg once a day.")).toEqual({ removed: ["5"], added: ["10"] });
    expect(between("Give it twice.", "Give it once.")).toEqual({ removed: [], added: [] });
  });

  it("are whole, with their decimals", () => {
    expect(between("0.5 mg or 1,000 units", "0.05 mg or 1,000 units")).toEqual({ removed: ["0.5"], added: ["0.05"] });
  });

  it("do not count where they only moved", () => {
    expect(between("2 doses of aspirin", "aspirin in doses of 2")).toEqual({ removed: [], added: [] });
  });
});
