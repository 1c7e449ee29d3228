import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRejectReasons, rejectReasonsInput, shippedReasons, withKeys } from "./reject-reasons.ts";

const own = (label: string) => ({ key: null, label, retired: false });
const parsed = (reasons: unknown[]) => rejectReasonsInput.safeParse({ base: shippedReasons, reasons });
const messages = (reasons: unknown[]) => parsed(reasons).error?.issues.map((issue) => issue.message);

describe("the reasons of a project", () => {
  it("are those that ship where it has none of its own", () => {
    expect(readRejectReasons(null)).toEqual(shippedReasons);
    expect(shippedReasons).toHaveLength(12);
  });

  it("need one that is offered", () => {
    expect(messages([{ key: "wrongAnswer", label: null, retired: true }])).toContain("reviewSetup.reasons.errors.none");
  });

  it("need words where none ship", () => {
    expect(parsed([own("Wrong unit")]).success).toBe(true);
    expect(messages([own(" ")])).toContain("reviewSetup.reasons.errors.empty");
    expect(parsed([{ key: "wrong-unit", label: null, retired: false }]).success).toBe(false);
  });

  it("do not say the same twice", () => {
    expect(messages([own("Wrong unit"), own("wrong unit ")])).toContain("reviewSetup.reasons.errors.same");
    const twice = { key: "wrongAnswer", label: null, retired: false };
    expect(parsed([twice, twice]).success).toBe(false);
  });
});

describe("the key of a new reason", () => {
  const keyOf = (label: string) => withKeys([own(label)], [])[0]?.key;

  it("reads like its words", () => {
    expect(keyOf("Wrong unit, or dose!")).toBe("wrong-unit-or-dose");
    expect(keyOf("10 times too long")).toBe("times-too-long");
    expect(keyOf("Überholt")).toBe("uberholt");
  });

  it("is there for words in any script", () => {
    expect(keyOf("単位が違う")).toBe("reason-1");
  });

  it("is nobody else's, whether standing, retired or shipped", () => {
    const before = [{ key: "wrong-unit", label: "Wrong unit", retired: true }];
    expect(withKeys([own("Wrong unit"), own("Wrong unit?")], before).map((reason) => reason.key)).toEqual([
      "wrong-unit-2",
      "wrong-unit-3",
      "wrong-unit",
    ]);
  });

  it("stays when its reason is left out, which retires it", () => {
    expect(withKeys([own("Wrong unit")], shippedReasons.slice(0, 1))).toEqual([
      { key: "wrong-unit", label: "Wrong unit", retired: false },
      { key: "wrongAnswer", label: null, retired: true },
    ]);
  });

  it("is well formed and its own, whatever the words are", () => {
    const words = fc.array(
      fc.oneof(fc.string({ unit: "grapheme", minLength: 1 }), fc.constantFrom("reason", "a-2", "a")),
    );
    fc.assert(
      fc.property(words, words, (older, newer) => {
        const before = withKeys(older.map(own), shippedReasons);
        const after = withKeys([...newer.map(own), ...before.slice(0, 3)], before);
        const keys = after.map((reason) => reason.key);
        expect(() => readRejectReasons(keys.map((key) => ({ key, label: null, retired: false })))).not.toThrow();
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).toEqual(expect.arrayContaining(before.map((reason) => reason.key)));
      }),
    );
  });
});
