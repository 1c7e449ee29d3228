/**
 * The tokens of one text, by number, in their order: a list that is filled again for each text, so that reading makes nothing new.
 * @example
 * const list = new TokenList();
 * list.push(7);
 * list.tokens[0]; // 7
 */
export class TokenList {
  tokens = new Int32Array(256);
  length = 0;

  push(token: number): void {
    if (this.length === this.tokens.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.tokens);
      this.tokens = larger;
    }
    this.tokens[this.length++] = token;
  }
}
