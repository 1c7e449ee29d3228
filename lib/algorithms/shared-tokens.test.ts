import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "./fixtures/any-text.ts";
import { processorTime } from "./fixtures/processor-time.ts";
import { lcsLength } from "./lcs-length.ts";
import { type SharedTokens, sharedTokens } from "./shared-tokens.ts";
import { type Tokenizer, tokenize } from "./tokenize.ts";

const shared = (a: string, b: string, tokenizer: Tokenizer = "rouge") => sharedTokens(a, b, tokenizer) as SharedTokens;
const cut = (text: string, stretches: SharedTokens["inA"]) => stretches.map(({ start, end }) => text.slice(start, end));

describe("sharedTokens", () => {
  it("marks what two texts share in the same order, in both", () => {
    const a = "List three side effects of metformin.";
    const b = "Please list the side-effects of insulin and metformin!";
    const found = shared(a, b);
    expect(found).toMatchObject({ length: 5, tokensOfA: 6, tokensOfB: 9 });
    expect(cut(a, found.inA)).toEqual(["List", "side effects of metformin"]);
    expect(cut(b, found.inB)).toEqual(["list", "side-effects of", "metformin"]);
  });

  it("keeps a common beginning together where a later token would do as well", () => {
    const found = shared("Name a drug and a dose", "Name a drug");
    expect(cut("Name a drug and a dose", found.inA)).toEqual(["Name a drug"]);
  });

  it("finds nothing in texts without tokens, and all of a text in itself", () => {
    expect(shared("糖尿病", "糖尿病")).toMatchObject({ length: 0, inA: [], inB: [], tokensOfA: 0 });
    expect(cut("糖尿病的症状", shared("糖尿病的症状", "糖尿病的症状", "unicode").inA)).toEqual(["糖尿病的症状"]);
  });

  it("marks an original character once where two tokens come from it", () => {
    const found = shared("x ㏂ y", "x ㏂ z", "unicode");
    expect(cut("x ㏂ y", found.inA)).toEqual(["x ㏂"]);
  });

  it.each([1, 31, 32, 33, 63, 64, 65])("aligns as many tokens as ROUGE-L counts, on texts of %i words", (length) => {
    const words = (most: number) => fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: most, maxLength: most });
    fc.assert(
      fc.property(words(length), fc.array(fc.constantFrom("a", "b", "c", "e"), { maxLength: 70 }), (a, b) => {
        agrees(a.join(" "), b.join(", "), "rouge");
        agrees(b.join(" "), a.join("-"), "rouge");
      }),
      { numRuns: 40 },
    );
  });

  it.each(["rouge", "unicode"] as const)("aligns as many tokens as ROUGE-L counts on any text, by %s", (tokenizer) => {
    const words = fc.array(fc.constantFrom("Dose", "ﬁ", "İ", "ＡＢ", "5", "½", "糖尿病"), { maxLength: 30 });
    const text = fc.oneof(
      anyText,
      words.map((parts) => parts.join(" ")),
    );
    fc.assert(fc.property(text, text, (a, b) => agrees(a, b, tokenizer)));
  });

  it("takes long texts, and says so where they are too long", () => {
    const long = (length: number, step: number) => Array.from({ length }, (_, i) => `w${(i * step) % 211}`).join(" ");
    const a = long(5_000, 3);
    const b = long(5_000, 7);
    let found: SharedTokens | null = null;
    expect(processorTime(() => (found = sharedTokens(a, b, "rouge")))).toBeLessThan(2_000);
    expect(found).toMatchObject({ length: lcsLength(tokenize(a, "rouge"), tokenize(b, "rouge")) });
    expect(sharedTokens(long(9_000, 3), long(9_000, 7), "rouge")).toBeNull();
  });
});

/** The alignment is a common subsequence, as long as the longest one, and its stretches hold it. */
function agrees(a: string, b: string, tokenizer: Tokenizer): void {
  const found = shared(a, b, tokenizer);
  const tokensOfA = tokenize(a, tokenizer);
  const tokensOfB = tokenize(b, tokenizer);
  expect(found.length).toBe(lcsLength(tokensOfA, tokensOfB));
  expect(found.pairs).toHaveLength(found.length);
  expect(
    isSubsequence(
      found.pairs.map(({ a }) => a.token),
      tokensOfA,
    ),
  ).toBe(true);
  expect(
    isSubsequence(
      found.pairs.map(({ b }) => b.token),
      tokensOfB,
    ),
  ).toBe(true);
  for (const pair of found.pairs) expect(pair.a.token).toBe(pair.b.token);
  for (const [stretches, spans] of [
    [found.inA, found.pairs.map((pair) => pair.a)],
    [found.inB, found.pairs.map((pair) => pair.b)],
  ] as const) {
    stretches.forEach(({ start, end }, i) => {
      expect(start).toBeGreaterThanOrEqual(stretches[i - 1]?.end ?? 0);
      expect(end).toBeGreaterThan(start);
    });
    for (const span of spans)
      expect(stretches.some(({ start, end }) => start <= span.start && span.end <= end)).toBe(true);
  }
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const token of whole) if (token === part[at]) at++;
  return at === part.length;
}
