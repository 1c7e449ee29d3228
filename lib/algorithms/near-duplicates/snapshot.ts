import type { NearDuplicateIndex } from "../near-duplicate-index.ts";
import type { Tokenizer } from "../tokenize.ts";
import { buildStaticIndex } from "./build-static-index.ts";
import { GrowingIndex } from "./growing-index.ts";
import { mixed } from "./mixed.ts";
import { TokenTexts } from "./token-texts.ts";
import { loadVocabulary } from "./vocabulary.ts";

const format = "near-duplicate index";
const version = 1;
/** 32-bit words in a piece, and between two steps of loading. */
const pieceWords = 262_144;

/** What stands first in a snapshot. */
type Header = {
  format: string;
  version: number;
  tokenizer: string;
  /** Of a vocabulary that Unicode's rules made: the version of the library that holds them. */
  icu: string | null;
  label: string;
  size: number;
  vocabularyBytes: number;
};

/** Why a snapshot cannot be taken: it is damaged, or not of this kind. Its message is for a log. */
export class SnapshotError extends Error {
  override name = "SnapshotError";
}

/**
 * An index in pieces of a megabyte, as of the call: what is added and removed while they are taken is not in it. Tokens and
 * vocabulary alone, 4 bytes a token and 12 a text; the rest is built again. Words are little-endian, as in the machine's memory.
 * Layout: length of the header, header (JSON), vocabulary, each text's key (2 words), number of tokens and tokens, checksum.
 * @param label what the caller wants to know of it again
 */
export function saveSnapshot(index: NearDuplicateIndex, label: string): Generator<Uint8Array> {
  const { tokenizer, vocabulary, size, texts } = index.capture();
  const icu = icuOf(tokenizer);
  const header: Header = { format, version, tokenizer, icu, label, size, vocabularyBytes: vocabulary.length };
  const headerBytes = new TextEncoder().encode(JSON.stringify(header));
  return pieces();

  function* pieces(): Generator<Uint8Array> {
    let piece = new Int32Array(pieceWords);
    let end = 0;
    let checksum = 0;
    function* put(words: Int32Array, from: number, to: number): Generator<Uint8Array> {
      for (let at = from; at < to; at++) {
        if (end === pieceWords) {
          yield new Uint8Array(piece.buffer);
          piece = new Int32Array(pieceWords);
          end = 0;
        }
        const word = words[at] as number;
        checksum = mixed(checksum ^ word);
        piece[end++] = word;
      }
    }
    yield* put(Int32Array.of(headerBytes.length), 0, 1);
    for (const bytes of [headerBytes, vocabulary]) {
      const words = paddedWords(bytes);
      yield* put(words, 0, words.length);
    }
    for (const { key, tokens, from, to } of texts) {
      yield* put(Int32Array.of(key | 0, Math.floor(key / 2 ** 32), to - from), 0, 3);
      yield* put(tokens, from, to);
    }
    yield* put(Int32Array.of(checksum), 0, 1);
    yield new Uint8Array(piece.buffer, 0, 4 * end);
  }
}

/**
 * Puts an index together again that `saveSnapshot` took apart.
 * @example
 * const loader = new SnapshotLoader("rouge");
 * for (const piece of pieces) loader.push(piece);
 * const { index, label } = finish(loader.build());
 */
export class SnapshotLoader {
  readonly #tokenizer: Tokenizer;
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
  }

  /** Takes the next piece, however the whole is cut. It must not change any more. */
  push(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** Builds the index, in steps of milliseconds. Throws a SnapshotError where the whole is not what `saveSnapshot` made. */
  *build(): Generator<void, { index: NearDuplicateIndex; label: string }> {
    const words = yield* this.#join();
    const header = readHeader(words, this.#tokenizer);
    yield* expectWhole(words);
    const headerEnd = 1 + wordsFor(words[0] as number);
    let at = headerEnd + wordsFor(header.vocabularyBytes);
    const vocabulary = loadVocabulary(
      this.#tokenizer,
      new Uint8Array(words.buffer, 4 * headerEnd, header.vocabularyBytes),
    );
    yield;
    const texts = new TokenTexts();
    texts.reserve(header.size, words.length - at);
    let nextStep = at;
    for (let text = 0; text < header.size; text++) {
      const key = (words[at + 1] as number) * 2 ** 32 + ((words[at] as number) >>> 0);
      const from = at + 3;
      at = from + (words[at + 2] as number);
      texts.add({ key, tokens: words, from, to: at });
      if (at < nextStep) continue;
      nextStep = at + pieceWords;
      yield;
    }
    const built = yield* buildStaticIndex(texts, vocabulary.size);
    return { index: new GrowingIndex(vocabulary, built), label: header.label };
  }

  *#join(): Generator<void, Int32Array> {
    if (this.#length < 8 || this.#length % 4 !== 0) throw new SnapshotError("The snapshot is cut off, or is none");
    const whole = new Uint8Array(this.#length);
    let end = 0;
    for (const piece of this.#pieces.splice(0)) {
      whole.set(piece, end);
      end += piece.length;
      yield;
    }
    return new Int32Array(whole.buffer);
  }
}

/** @throws SnapshotError where the snapshot is another thing, or of another release, tokenizer or set of Unicode's rules */
function readHeader(words: Int32Array, tokenizer: Tokenizer): Header {
  let header: Partial<Header> | null = null;
  try {
    const text = new TextDecoder().decode(new Uint8Array(words.buffer, 4, words[0]));
    header = JSON.parse(text) as Partial<Header> | null;
  } catch {
    // What is no header is no snapshot.
  }
  if (header?.format !== format) throw new SnapshotError("This is no snapshot of a near-duplicate index");
  if (header.version !== version) {
    throw new SnapshotError(`The snapshot has version ${header.version}; this release reads ${version}`);
  }
  if (header.tokenizer !== tokenizer) {
    throw new SnapshotError(`The snapshot was made with the tokenizer ${header.tokenizer}, not ${tokenizer}`);
  }
  if (header.icu !== icuOf(tokenizer)) {
    throw new SnapshotError(`The snapshot was made with ICU ${header.icu}, not ${icuOf(tokenizer)}`);
  }
  return header as Header;
}

/** @throws SnapshotError where the checksum is not that of what stands before it */
function* expectWhole(words: Int32Array): Generator<void, void> {
  const last = words.length - 1;
  let checksum = 0;
  for (let from = 0; from < last; from += pieceWords) {
    const to = Math.min(last, from + pieceWords);
    for (let at = from; at < to; at++) checksum = mixed(checksum ^ (words[at] as number));
    yield;
  }
  if (checksum !== words[last]) throw new SnapshotError("The snapshot is damaged: its checksum differs");
}

function icuOf(tokenizer: string): string | null {
  return tokenizer === "unicode" ? (process.versions.icu ?? "unknown") : null;
}

function wordsFor(bytes: number): number {
  return (bytes + 3) >>> 2;
}

function paddedWords(bytes: Uint8Array): Int32Array {
  const padded = new Uint8Array(4 * wordsFor(bytes.length));
  padded.set(bytes);
  return new Int32Array(padded.buffer);
}
