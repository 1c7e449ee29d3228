/**
 * Disjoint sets of the numbers 0 to size - 1, each alone at first. Union by size with path halving: near-constant time a call
 * (inverse Ackermann), 8 bytes a number. Source: Tarjan and van Leeuwen, "Worst-case analysis of set union algorithms" (1984).
 * @example
 * const sets = new UnionFind(3);
 * sets.union(0, 2); // true
 * sets.find(0) === sets.find(2); // true
 */
export class UnionFind {
  readonly #parent: Int32Array<ArrayBuffer>;
  readonly #size: Int32Array<ArrayBuffer>;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
    this.#size = new Int32Array(size).fill(1);
  }

  /** The number that stands for the set of `i`; it stays the same until a union takes the set in. */
  find(i: number): number {
    const parent = this.#parent;
    let at = i;
    for (;;) {
      const above = parent[at] as number;
      if (above === at) return at;
      const top = parent[above] as number;
      parent[at] = top;
      at = top;
    }
  }

  /** Makes the sets of `i` and `j` one; false where they are one already. */
  union(i: number, j: number): boolean {
    return this.join(this.find(i), this.find(j)) >= 0;
  }

  /**
   * Makes one set of those that `a` and `b` stand for, as `find` gave them, and returns which of the two stands for it from now on; -1
   * where they are the same. For who keeps figures by set.
   */
  join(a: number, b: number): number {
    if (a === b) return -1;
    const size = this.#size;
    const [kept, gone] = (size[a] as number) >= (size[b] as number) ? [a, b] : [b, a];
    this.#parent[gone] = kept;
    size[kept] = (size[kept] as number) + (size[gone] as number);
    return kept;
  }
}
