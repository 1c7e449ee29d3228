import { more, PackedTokens } from "./packed-tokens.ts";
import type { TokenList } from "./token-list.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Characters in a word of packed characters, of 6 bits each. */
const packing = 5;

/** What each ASCII code counts for: 0 parts tokens, 1 to 36 are 0 to 9 and a to z (A to Z as well). */
const classes = new Uint8Array(128);
for (let digit = 0; digit < 10; digit++) classes[48 + digit] = 1 + digit;
for (let letter = 0; letter < 26; letter++) classes[65 + letter] = classes[97 + letter] = 11 + letter;
const classOfI = classes[105] as number;
const classOfK = classes[107] as number;
/** The only two characters beyond ASCII that lower-case to one of a to z: the Kelvin sign to k, and I with a dot to i and a mark. */
const kelvinSign = 0x212a;
const dottedI = 0x130;

/**
 * The vocabulary of `tokenizeRouge`, read from the text's characters without making a string of each token: five characters are packed
 * into a word, and most tokens are one word. O(length) time a text.
 * @example
 * const vocabulary = new RougeVocabulary();
 * vocabulary.read("Dose: 5 mg", list, true); // list holds 0, 1, 2
 */
export class RougeVocabulary implements Vocabulary {
  readonly tokenizer = "rouge";
  readonly #tokens: PackedTokens;

  constructor(tokens = new PackedTokens()) {
    this.#tokens = tokens;
  }

  get size(): number {
    return this.#tokens.size;
  }

  get bytes(): number {
    return this.#tokens.bytes;
  }

  read(text: string, list: TokenList, intern: boolean): void {
    list.length = 0;
    let packed = 0;
    let characters = 0;
    let words = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      let kind = 0;
      if (code < 128) kind = classes[code] as number;
      else if (code === kelvinSign) kind = classOfK;
      else if (code === dottedI) kind = classOfI;
      if (kind !== 0) {
        if (characters === packing) {
          this.#tokens.put(words++, packed | more);
          packed = 0;
          characters = 0;
        }
        packed = (packed << 6) | kind;
        characters++;
        if (code !== dottedI) continue;
      }
      if (characters === 0) continue;
      list.push(
        words === 0 ? this.#tokens.numberOfShort(packed, intern) : this.#tokens.numberOfLong(packed, words, intern),
      );
      packed = 0;
      characters = 0;
      words = 0;
    }
    if (characters === 0) return;
    list.push(
      words === 0 ? this.#tokens.numberOfShort(packed, intern) : this.#tokens.numberOfLong(packed, words, intern),
    );
  }

  renumber(newNumbers: Int32Array): void {
    this.#tokens.renumber(newNumbers);
  }

  save(): Uint8Array {
    return this.#tokens.save();
  }

  static load(packed: Uint8Array): RougeVocabulary {
    return new RougeVocabulary(PackedTokens.load(packed));
  }
}
