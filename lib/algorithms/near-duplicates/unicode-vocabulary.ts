import { tokenizeUnicode } from "../tokenize.ts";
import type { TokenList } from "./token-list.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What an entry of a map and a short string take, about, beside the string's characters. */
const entryBytes = 72;

/**
 * The vocabulary of `tokenizeUnicode`: a map from string to number. O(length) time a text, most of it for the segmenter.
 * @example
 * const vocabulary = new UnicodeVocabulary();
 * vocabulary.read("糖尿病提示", list, true); // list holds 0, 1
 */
export class UnicodeVocabulary implements Vocabulary {
  readonly tokenizer = "unicode";
  #numbers = new Map<string, number>();
  #characters = 0;

  get size(): number {
    return this.#numbers.size;
  }

  get bytes(): number {
    return this.#numbers.size * entryBytes + this.#characters * 2;
  }

  read(text: string, list: TokenList, intern: boolean): void {
    list.length = 0;
    for (const token of tokenizeUnicode(text)) {
      let number = this.#numbers.get(token) ?? -1;
      if (number < 0 && intern) {
        number = this.#numbers.size;
        this.#numbers.set(token, number);
        this.#characters += token.length;
      }
      list.push(number);
    }
  }

  renumber(newNumbers: Int32Array): void {
    const tokens: string[] = new Array(newNumbers.length);
    for (const [token, number] of this.#numbers) tokens[newNumbers[number] as number] = token;
    this.#numbers = new Map(tokens.map((token, number) => [token, number]));
  }

  /** A JSON array of the tokens, which keeps lone surrogates too. */
  save(): Uint8Array {
    return new TextEncoder().encode(JSON.stringify([...this.#numbers.keys()]));
  }

  static load(packed: Uint8Array): UnicodeVocabulary {
    const vocabulary = new UnicodeVocabulary();
    for (const token of JSON.parse(new TextDecoder().decode(packed)) as string[]) {
      vocabulary.#numbers.set(token, vocabulary.#numbers.size);
      vocabulary.#characters += token.length;
    }
    return vocabulary;
  }
}
