import type { Tokenizer } from "../tokenize.ts";
import { RougeVocabulary } from "./rouge-vocabulary.ts";
import type { TokenList } from "./token-list.ts";
import { UnicodeVocabulary } from "./unicode-vocabulary.ts";

/** The distinct tokens of an index's texts, numbered from 0 without gaps. A token that has a number keeps it until `renumber`. */
export interface Vocabulary {
  readonly tokenizer: Tokenizer;
  /** How many tokens have a number. */
  readonly size: number;
  /** Memory in bytes. */
  readonly bytes: number;
  /**
   * Reads the tokens of a text into `list`, in place of what it held.
   * @param intern whether a new token gets the next number; otherwise it is -1 in the list
   */
  read(text: string, list: TokenList, intern: boolean): void;
  /** Gives each token a new number: `newNumbers[old]`, a permutation. */
  renumber(newNumbers: Int32Array): void;
  /** The tokens by number, packed; see `loadVocabulary`. */
  save(): Uint8Array;
}

/** An empty vocabulary of the tokens that `tokenize` gives. */
export function createVocabulary(tokenizer: Tokenizer): Vocabulary {
  return tokenizer === "rouge" ? new RougeVocabulary() : new UnicodeVocabulary();
}

/** The vocabulary that `save` packed. What comes from elsewhere is the caller's to refuse. */
export function loadVocabulary(tokenizer: Tokenizer, packed: Uint8Array): Vocabulary {
  return tokenizer === "rouge" ? RougeVocabulary.load(packed) : UnicodeVocabulary.load(packed);
}
