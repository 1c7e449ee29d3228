import { grown } from "./grown.ts";
import type { TokenList } from "./token-list.ts";

/** Where the tokens of a text stand: `tokens[from]` to `tokens[to - 1]`. */
export type TextPlace = { key: number; tokens: Int32Array; from: number; to: number };

/** Token lists one after another, with their keys, as an index is built of: list i is `tokens[starts[i]]` to `tokens[starts[i + 1] - 1]`. */
export class TokenTexts {
  size = 0;
  keys = new Float64Array(64);
  starts = new Int32Array(64);
  tokens = new Int32Array(1024);

  get bytes(): number {
    return this.keys.byteLength + this.starts.byteLength + this.tokens.byteLength;
  }

  clear(): void {
    this.size = 0;
  }

  /** Makes room for so many texts and tokens in all, so that adding them moves nothing. */
  reserve(texts: number, tokens: number): void {
    this.keys = grown(this.keys, texts);
    this.starts = grown(this.starts, texts + 1);
    this.tokens = grown(this.tokens, tokens);
  }

  add({ key, tokens, from, to }: TextPlace): void {
    const at = this.size++;
    const start = this.starts[at] as number;
    const end = start + to - from;
    if (this.keys.length < this.size) this.keys = grown(this.keys, this.size);
    if (this.starts.length <= this.size) this.starts = grown(this.starts, this.size + 1);
    if (this.tokens.length < end) this.tokens = grown(this.tokens, end);
    this.keys[at] = key;
    this.starts[this.size] = end;
    for (let k = 0; k < to - from; k++) this.tokens[start + k] = tokens[from + k] as number;
  }

  *texts(): Generator<TextPlace> {
    const { size, keys, starts, tokens } = this;
    for (let at = 0; at < size; at++) {
      yield { key: keys[at] as number, tokens, from: starts[at] as number, to: starts[at + 1] as number };
    }
  }

  addList(key: number, list: TokenList): void {
    this.add({ key, tokens: list.tokens, from: 0, to: list.length });
  }
}
