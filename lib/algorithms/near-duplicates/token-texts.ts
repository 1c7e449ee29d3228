import { grown } from "./grown.ts";
import type { TokenList } from "./token-list.ts";

/** Token lists one after another, with their keys, as an index is built of: list i is `tokens[starts[i]]` to `tokens[starts[i + 1] - 1]`. */
export class TokenTexts {
  size = 0;
  keys = new Float64Array(64);
  starts = new Int32Array(64);
  tokens = new Int32Array(1024);

  get bytes(): number {
    return this.keys.byteLength + this.starts.byteLength + this.tokens.byteLength;
  }

  add(key: number, tokens: Int32Array, from: number, to: number): void {
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

  addList(key: number, list: TokenList): void {
    this.add(key, list.tokens, 0, list.length);
  }
}
