import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutForAddress } from "./cut-for-address.ts";

describe("cutForAddress", () => {
  it("leaves a text that fits, and keeps the beginning of one that does not", () => {
    expect(cutForAddress("Name a drug.")).toBe("Name a drug.");
    expect(cutForAddress("a".repeat(5_000))).toBe("a".repeat(3_000));
    expect(cutForAddress("药".repeat(5_000))).toBe("药".repeat(333));
  });

  it("never cuts a character in two, nor fails on half a one", () => {
    expect(cutForAddress("😀".repeat(1_000))).toBe("😀".repeat(250));
    expect(cutForAddress("\ud83d")).toBe("\ud83d");
  });

  it("gives a beginning that fits, for texts of any mixture", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", " ", "%", "é", "药", "😀"), { maxLength: 60 }), (parts) => {
        const text = parts.join("").repeat(40);
        const cut = cutForAddress(text);
        expect(text.startsWith(cut)).toBe(true);
        expect(encodeURIComponent(cut).length).toBeLessThanOrEqual(3_000);
      }),
    );
  });
});
