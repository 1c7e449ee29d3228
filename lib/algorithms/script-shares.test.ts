import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "./fixtures/any-text.ts";
import { scriptShares } from "./script-shares.ts";

describe("scriptShares", () => {
  it("counts letters by script and nothing else", () => {
    expect(scriptShares("TNF-α, 20 mg")).toEqual({ letters: 6, shares: { Latin: 5 / 6, Greek: 1 / 6 } });
    expect(scriptShares("糖尿病 2型")).toEqual({ letters: 4, shares: { Han: 1 } });
    expect(scriptShares("Диабет")).toEqual({ letters: 6, shares: { Cyrillic: 1 } });
    expect(scriptShares("السكري")).toEqual({ letters: 6, shares: { Arabic: 1 } });
    expect(scriptShares("ሐኪም")).toEqual({ letters: 3, shares: { Other: 1 } });
    expect(scriptShares("naïve Ü")).toEqual({ letters: 6, shares: { Latin: 1 } });
  });

  it("passes over letters that all scripts share, such as the micro sign", () => {
    expect(scriptShares("5 µg")).toEqual({ letters: 1, shares: { Latin: 1 } });
  });

  it("has no share where there is no letter", () => {
    expect(scriptShares("12.5 % → 3")).toEqual({ letters: 0, shares: {} });
  });

  it("gives shares that add up to one, for any text with letters", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { letters, shares } = scriptShares(text);
        const sum = Object.values(shares).reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo(letters === 0 ? 0 : 1, 9);
      }),
    );
  });
});
