import { BestMatches, type Match } from "./best-matches.ts";
import { countBits } from "./count-bits.ts";
import { LcsPattern } from "./lcs-pattern.ts";
import { leastLcsAbove } from "./least-lcs-above.ts";
import { LengthBucket } from "./length-bucket.ts";
import type { AboveOptions, NearDuplicateIndex } from "./near-duplicate-index.ts";
import { rougeLFromLcs } from "./rouge-l-from-lcs.ts";
import { tokenSignature } from "./token-signature.ts";
import { type Tokenizer, tokenize } from "./tokenize.ts";

type Place = { length: number; slot: number };

/** A query: its tokens by number, -1 for a token that no text of the index has. */
type Query = { tokens: Int32Array; known: number; low: number; high: number };

/**
 * Exact ROUGE-L search by looking at every text that could still win.
 *
 * Texts lie in buckets by their number of tokens n. For a query of m tokens a bucket's best possible score, with an LCS of
 * min(m, n), decides whether it is looked at, the most promising bucket first. Within a bucket a text is passed over where its
 * 64-bit token signature already proves that the LCS must be too short; for the rest the LCS is computed, bit-parallel.
 *
 * Cost of a query: O(N) signature tests at worst, and O(n m / 32) for each text that passes. `add` and `remove` are O(n).
 * Memory: 4 bytes a token, and an entry of a map for each text and each distinct token (words of removed texts stay).
 * @example
 * const index = new BruteForceIndex("rouge");
 * index.add(1, "drug doses");
 * index.mostSimilar("list drug doses", 10); // [{ key: 1, score: 0.8 }]
 */
export class BruteForceIndex implements NearDuplicateIndex {
  readonly #tokenizer: Tokenizer;
  readonly #vocabulary = new Map<string, number>();
  readonly #places = new Map<number, Place>();
  readonly #buckets = new Map<number, LengthBucket>();
  readonly #pattern = new LcsPattern();

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
  }

  get size(): number {
    return this.#places.size;
  }

  add(key: number, text: string): void {
    this.remove(key);
    const tokens = tokenize(text, this.#tokenizer).map((token) => this.#intern(token));
    const slot = tokens.length === 0 ? 0 : this.#bucketOf(tokens.length).add(key, tokens);
    this.#places.set(key, { length: tokens.length, slot });
  }

  remove(key: number): void {
    const place = this.#places.get(key);
    if (place === undefined) return;
    this.#places.delete(key);
    const bucket = this.#buckets.get(place.length);
    if (bucket === undefined) return;
    const moved = bucket.remove(place.slot);
    if (moved !== null) (this.#places.get(moved) as Place).slot = place.slot;
    if (bucket.size === 0) this.#buckets.delete(place.length);
  }

  hasAbove(text: string, threshold: number, options: AboveOptions): Match | null {
    return this.findAbove(text, threshold, options);
  }

  findAbove(text: string, threshold: number, options: AboveOptions): Match | null {
    return this.#above(text, threshold, options, 1)[0] ?? null;
  }

  listAbove(text: string, threshold: number, options: AboveOptions): Match[] {
    return this.#above(text, threshold, options, this.size);
  }

  mostSimilar(text: string, k: number, { except = -1 }: { except?: number } = {}): Match[] {
    return this.#search(text, k, except, () => 1);
  }

  #above(text: string, threshold: number, { strict, except = -1 }: AboveOptions, k: number): Match[] {
    return this.#search(text, k, except, (m, n) => leastLcsAbove(threshold, m, n, { strict }));
  }

  /** The k best of the texts whose LCS with the query reaches `leastLcs(m, n)`. */
  #search(text: string, k: number, except: number, leastLcs: (m: number, n: number) => number): Match[] {
    const query = this.#query(text);
    const m = query.tokens.length;
    if (m === 0 || k < 1) return [];
    this.#pattern.prepare(query.tokens);
    const best = new BestMatches(k);
    const open: { bucket: LengthBucket; least: number; ceiling: number }[] = [];
    for (const bucket of this.#buckets.values()) {
      const most = Math.min(query.known, bucket.length);
      const least = leastLcs(m, bucket.length);
      if (most >= least) open.push({ bucket, least, ceiling: rougeLFromLcs(most, m, bucket.length) });
    }
    open.sort((a, b) => b.ceiling - a.ceiling);
    for (const { bucket, least, ceiling } of open) {
      // A text that only equals the bar may still be the older one.
      if (best.bar !== null && ceiling < best.bar) break;
      this.#scan(bucket, query, least, except, best);
    }
    return best.matches();
  }

  #scan(bucket: LengthBucket, query: Query, leastLcs: number, except: number, best: BestMatches): void {
    const { length, size, tokens, low, high } = bucket;
    const m = query.tokens.length;
    // A local name: module runners may reach an import through a getter each time, which triples the cost of this loop.
    const bits = countBits;
    let bar = best.bar;
    let least = bar === null ? leastLcs : Math.max(leastLcs, leastLcsAbove(bar, m, length, { strict: false }));
    for (let slot = 0; slot < size; slot++) {
      const a = low[slot] as number;
      const b = high[slot] as number;
      if (length - bits(a & ~query.low) - bits(b & ~query.high) < least) continue;
      if (query.known - bits(query.low & ~a) - bits(query.high & ~b) < least) continue;
      const lcs = this.#pattern.lengthWith(tokens, slot * length, (slot + 1) * length);
      if (lcs < least) continue;
      const key = bucket.keys[slot] as number;
      if (key === except) continue;
      best.offer(key, rougeLFromLcs(lcs, m, length));
      if (best.bar !== null && best.bar !== bar) {
        bar = best.bar;
        least = Math.max(leastLcs, leastLcsAbove(bar, m, length, { strict: false }));
      }
    }
  }

  #query(text: string): Query {
    const tokens = Int32Array.from(tokenize(text, this.#tokenizer), (token) => this.#vocabulary.get(token) ?? -1);
    let known = 0;
    for (const token of tokens) if (token >= 0) known++;
    return { tokens, known, ...tokenSignature(tokens) };
  }

  #intern(token: string): number {
    let id = this.#vocabulary.get(token);
    if (id === undefined) {
      id = this.#vocabulary.size;
      this.#vocabulary.set(token, id);
    }
    return id;
  }

  #bucketOf(length: number): LengthBucket {
    let bucket = this.#buckets.get(length);
    if (bucket === undefined) {
      bucket = new LengthBucket(length);
      this.#buckets.set(length, bucket);
    }
    return bucket;
  }
}
