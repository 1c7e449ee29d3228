import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../fixtures/any-text.ts";
import { tokenizeRouge } from "../tokenize.ts";
import { RougeVocabulary } from "./rouge-vocabulary.ts";
import { TokenList } from "./token-list.ts";

/** The numbers that a plain map gives. */
class PlainVocabulary {
  readonly numbers = new Map<string, number>();

  read(text: string, intern: boolean): number[] {
    return tokenizeRouge(text).map((token) => {
      if (intern && !this.numbers.has(token)) this.numbers.set(token, this.numbers.size);
      return this.numbers.get(token) ?? -1;
    });
  }
}

const list = new TokenList();
function read(vocabulary: RougeVocabulary, text: string, intern: boolean): number[] {
  vocabulary.read(text, list, intern);
  return [...list.tokens.subarray(0, list.length)];
}

/** Words around the places where a packed word is full, and such as share their beginnings. */
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "Z", "0", "9"), minLength: 1, maxLength: 17 }),
  fc.nat(30).map((length) => "a".repeat(length + 1)),
);
const text = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((words) => words.join(" ")),
  anyText,
  fc.array(fc.oneof(word, fc.constantFrom("\u212a", "\u0130", "ß", "-"))).map((parts) => parts.join("")),
);

describe("RougeVocabulary", () => {
  it("numbers the tokens of tokenizeRouge as a map does, with and without taking in new ones", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 12 }), (texts) => {
        const vocabulary = new RougeVocabulary();
        const plain = new PlainVocabulary();
        for (const [text, intern] of texts) expect(read(vocabulary, text, intern)).toEqual(plain.read(text, intern));
        expect(vocabulary.size).toBe(plain.numbers.size);
      }),
    );
  });

  it("reads each code point as tokenizeRouge does", () => {
    const vocabulary = new RougeVocabulary();
    const wrong: number[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const text = `x${String.fromCodePoint(point)}y`;
      const tokens = tokenizeRouge(text);
      vocabulary.read(text, list, true);
      const found = [...list.tokens.subarray(0, list.length)];
      vocabulary.read(tokens.join(" "), list, false);
      if (found.length !== tokens.length || found.some((number, k) => number !== list.tokens[k])) wrong.push(point);
    }
    expect(wrong).toEqual([]);
  });

  it("keeps tens of thousands of words apart while its table grows", () => {
    const vocabulary = new RougeVocabulary();
    const words = Array.from({ length: 30_000 }, (_, i) => i.toString(36) + (i % 3 === 0 ? "andmuchlonger" : ""));
    expect(read(vocabulary, words.join(" "), true)).toEqual(words.map((_, i) => i));
    expect(read(vocabulary, words.toReversed().join(","), false)).toEqual(words.map((_, i) => i).toReversed());
    expect(read(vocabulary, "not there", false)).toEqual([-1, -1]);
  });

  it("gives tokens their new numbers, and comes back from what it saved", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const vocabulary = new RougeVocabulary();
        const before = read(vocabulary, words.join(" "), true);
        const reversed = Int32Array.from({ length: vocabulary.size }, (_, number) => vocabulary.size - 1 - number);
        vocabulary.renumber(reversed);
        const after = before.map((number) => reversed[number]);
        expect(read(vocabulary, words.join(" "), false)).toEqual(after);
        const again = RougeVocabulary.load(vocabulary.save());
        expect(again.size).toBe(vocabulary.size);
        expect(read(again, words.join(" "), false)).toEqual(after);
        expect(read(again, "nothinglikethis", true)).toEqual([vocabulary.size]);
      }),
    );
  });
});
