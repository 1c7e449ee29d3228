import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactKey } from "./exact-key.ts";
import { anyText } from "./fixtures/any-text.ts";

describe("exactKey", () => {
  it("does not tell case, white space, width or composition apart", () => {
    expect(exactKey("  List　the\n\t DOSES ")).toBe("list the doses");
    expect(exactKey("ＡＢＣ １２")).toBe("abc 12");
    expect(exactKey("cafe\u0301")).toBe(exactKey("CAFÉ"));
    expect(exactKey("ﬁbrosis")).toBe("fibrosis");
  });

  it("tells accents and punctuation apart", () => {
    expect(exactKey("resume")).not.toBe(exactKey("résumé"));
    expect(exactKey("Yes.")).not.toBe(exactKey("Yes"));
  });

  it("changes nothing more when applied twice, for every character of Unicode", () => {
    const changed: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const once = exactKey(`a${String.fromCodePoint(point)}b`);
      if (exactKey(once) !== once) changed.push(point.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it("changes nothing more when applied twice, for any text", () => {
    fc.assert(fc.property(anyText, (text) => exactKey(exactKey(text)) === exactKey(text)));
  });
});
