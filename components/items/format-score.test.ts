import { describe, expect, it } from "vitest";
import { formatScore } from "./format-score.ts";

describe("formatScore", () => {
  it("gives two digits", () => {
    expect(formatScore(0.8333333333333334)).toBe("0.83");
    expect(formatScore(0.7)).toBe("0.70");
    expect(formatScore(0)).toBe("0.00");
  });

  it("says 1.00 of the same wording alone", () => {
    expect(formatScore(1)).toBe("1.00");
    expect(formatScore(0.9999)).toBe("0.99");
  });
});
