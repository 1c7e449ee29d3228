import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "./fixtures/any-text.ts";
import { storableText } from "./storable-text.ts";

describe("storableText", () => {
  it("replaces what PostgreSQL cannot hold", () => {
    expect(storableText("5\u0000mg")).toBe("5\ufffdmg");
    expect(storableText("a\ud800b")).toBe("a\ufffdb");
  });

  it("gives well-formed text without U+0000, and leaves such a text as it is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const stored = storableText(text);
        expect(stored.isWellFormed() && !stored.includes("\u0000")).toBe(true);
        expect(storableText(stored)).toBe(stored);
        expect(stored === text).toBe(text.isWellFormed() && !text.includes("\u0000"));
      }),
    );
  });
});
