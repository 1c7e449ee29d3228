import { type EdgeList, emptyEdgeList, pickEdges } from "./edge-list.ts";
import { orderEdges } from "./order-edges.ts";
import { UnionFind } from "./union-find.ts";

/**
 * A maximum spanning forest of a graph whose edges come one after another, more of them than memory holds.
 *
 * For any threshold t the edges of weight at least t in the forest connect the same nodes as all edges of weight at least t do, so
 * at most nodes - 1 edges tell the connected groups at every threshold. Edges gather in a buffer; when it is full, Kruskal's algorithm
 * keeps those of the forest. An edge left out then closes a circle of edges that all come before it, so no later edge
 * brings it back, and the forest of forests is the forest of all. The order of {@link orderEdges} is total: the forest is the same however
 * the edges came, in one stream or several. Source: Kruskal (1956); Tarjan, "Data Structures and Network Algorithms" (1983), ch. 6.
 *
 * Cost: O(1) amortised an edge with the sorting of a full buffer (radix) spread over its edges; 16 bytes an edge of the buffer, and while
 * it is reduced 24 more.
 * @example
 * const forest = new MaximumForest(3);
 * forest.add(0, 1, 0.9);
 * forest.add(1, 2, 0.8);
 * forest.add(0, 2, 0.7);
 * forest.edges().scores; // Float64Array [0.9, 0.8]
 */
export class MaximumForest {
  readonly #nodes: number;
  readonly #buffer: EdgeList;
  readonly #room: number;
  #count = 0;

  /** @param room how many edges are held before they are reduced: the more, the rarer. No fewer than the nodes. */
  constructor(nodes: number, room: number = Math.max(2 * nodes, 65_536)) {
    this.#nodes = nodes;
    this.#room = Math.max(room, nodes);
    this.#buffer = emptyEdgeList(this.#room);
  }

  /** Takes in an edge between two nodes, numbers from 0 in the order of their age, in either order. Its weight is at least 0. */
  add(a: number, b: number, score: number): void {
    const { older, newer, scores } = this.#buffer;
    if (this.#count === this.#room) this.#reduce();
    const at = this.#count++;
    older[at] = a < b ? a : b;
    newer[at] = a < b ? b : a;
    scores[at] = score;
  }

  /** Takes in all edges of a list, such as another forest's. */
  addAll({ older, newer, scores }: EdgeList): void {
    for (let i = 0; i < scores.length; i++) this.add(older[i] as number, newer[i] as number, scores[i] as number);
  }

  /** The edges of the forest in the order of {@link orderEdges}. More may be added after it. */
  edges(): EdgeList {
    this.#reduce();
    const { older, newer, scores } = this.#buffer;
    const count = this.#count;
    return { older: older.slice(0, count), newer: newer.slice(0, count), scores: scores.slice(0, count) };
  }

  #reduce(): void {
    const { older, newer } = this.#buffer;
    const order = orderEdges(this.#buffer, this.#count);
    const sets = new UnionFind(this.#nodes);
    let kept = 0;
    for (let i = 0; i < order.length && kept < this.#nodes - 1; i++) {
      const edge = order[i] as number;
      if (sets.union(older[edge] as number, newer[edge] as number)) order[kept++] = edge;
    }
    const forest = pickEdges(this.#buffer, order.subarray(0, kept));
    older.set(forest.older);
    newer.set(forest.newer);
    this.#buffer.scores.set(forest.scores);
    this.#count = kept;
  }
}
