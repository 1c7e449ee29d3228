const UNLINKED = 0x7fffffff;

/**
 * Disjoint sets of the numbers 0 to size - 1 that remember when they became one: each link has a number, and numbers rise. Union by size
 * without shortening of paths, so that links towards the root of a tree come later and later. O(log size) time a call, 8 bytes a
 * number, 4 more for the sizes. Source: the tree of Kruskal's algorithm; Tarjan, "Data Structures and Network Algorithms" (1983), ch. 2.
 * @example
 * const tree = new LinkTree(3);
 * tree.link(0, 1, 7); // true
 * tree.lastBetween(0, 1); // 7
 * tree.lastBetween(0, 2); // -1
 */
export class LinkTree {
  readonly size: number;
  readonly #parent: Int32Array<ArrayBuffer>;
  readonly #linked: Int32Array<ArrayBuffer>;
  readonly #sizes: Int32Array<ArrayBuffer>;

  constructor(size: number) {
    this.size = size;
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
    this.#linked = new Int32Array(size).fill(UNLINKED);
    this.#sizes = new Int32Array(size).fill(1);
  }

  /** Makes the sets of `a` and `b` one by link `number`, higher than all before; false where they are one already. */
  link(a: number, b: number, number: number): boolean {
    const rootA = this.#rootOf(a);
    const rootB = this.#rootOf(b);
    if (rootA === rootB) return false;
    const sizes = this.#sizes;
    const [kept, gone] = (sizes[rootA] as number) >= (sizes[rootB] as number) ? [rootA, rootB] : [rootB, rootA];
    this.#parent[gone] = kept;
    this.#linked[gone] = number;
    sizes[kept] = (sizes[kept] as number) + (sizes[gone] as number);
    return true;
  }

  /** The number of the link that made one set of those of two different numbers; -1 where they are apart. */
  lastBetween(a: number, b: number): number {
    const parent = this.#parent;
    const linked = this.#linked;
    let last = -1;
    while (a !== b) {
      const linkA = linked[a] as number;
      const linkB = linked[b] as number;
      if (linkA <= linkB) {
        if (linkA === UNLINKED) return -1;
        last = linkA;
        a = parent[a] as number;
      } else {
        last = linkB;
        b = parent[b] as number;
      }
    }
    return last;
  }

  #rootOf(i: number): number {
    const parent = this.#parent;
    let at = i;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  }
}
