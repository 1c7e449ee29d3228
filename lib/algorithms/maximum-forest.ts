import { type EdgeList, emptyEdgeList, pickEdges } from "./edge-list.ts";
import { LinkTree } from "./link-tree.ts";
import { orderEdges } from "./order-edges.ts";

/**
 * A maximum spanning forest of a graph whose edges come one after another, more of them than memory holds.
 *
 * For any threshold t the edges of weight at least t in the forest connect the same nodes as all edges of weight at least t do, so
 * at most nodes - 1 edges tell the connected groups at every threshold. Edges gather in a buffer; when it is full, Kruskal's algorithm
 * keeps those of the forest, in the order of {@link orderEdges}. An edge left out then closes a circle of edges that weigh no less, so no
 * later edge brings it back, and the forest of forests is the forest of all. From then on an edge that closes such a circle with
 * the forest as it was is not even taken in: where much is like much, that is nearly all of them. Which of equal edges stay may depend
 * on the order in which they come; what those of at least a weight connect, and each node's heaviest weight, does not.
 * Source: Kruskal (1956); Tarjan, "Data Structures and Network Algorithms" (1983), ch. 6.
 *
 * Cost: O(log nodes) an edge, and the sorting of a full buffer (radix) spread over the edges that it took in; 16 bytes an edge of the
 * buffer and 8 a node, and while it is reduced 8 more for each.
 * @example
 * const forest = new MaximumForest(3);
 * forest.add(0, 1, 0.9);
 * forest.add(1, 2, 0.8);
 * forest.add(0, 2, 0.7);
 * forest.edges().scores; // Float64Array [0.9, 0.8]
 */
export class MaximumForest {
  readonly #buffer: EdgeList;
  readonly #room: number;
  #count = 0;
  #links: LinkTree;

  /** @param room how many edges are held before they are reduced: the more, the rarer. No fewer than the nodes. */
  constructor(nodes: number, room: number = Math.max(2 * nodes, 65_536)) {
    this.#room = Math.max(room, nodes);
    this.#buffer = emptyEdgeList(this.#room);
    this.#links = new LinkTree(nodes);
  }

  /** Takes in an edge between two nodes, numbers from 0 in the order of their age, in either order. Its weight is at least 0. */
  add(a: number, b: number, score: number): void {
    const from = a < b ? a : b;
    const to = a < b ? b : a;
    const last = this.#links.lastBetween(from, to);
    // Of equal weight too, though it may come before: where much is equally alike, that spares nearly all the work.
    if (last >= 0 && (this.#buffer.scores[last] as number) >= score) return;
    if (this.#count === this.#room) this.#reduce();
    const { older, newer, scores } = this.#buffer;
    const at = this.#count++;
    older[at] = from;
    newer[at] = to;
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
    const { older, newer, scores } = this.#buffer;
    const order = orderEdges(this.#buffer, this.#count);
    const links = new LinkTree(this.#links.size);
    let kept = 0;
    for (let i = 0; i < order.length && kept < links.size - 1; i++) {
      const edge = order[i] as number;
      if (links.link(older[edge] as number, newer[edge] as number, kept)) order[kept++] = edge;
    }
    const forest = pickEdges(this.#buffer, order.subarray(0, kept));
    older.set(forest.older);
    newer.set(forest.newer);
    scores.set(forest.scores);
    this.#count = kept;
    this.#links = links;
  }
}
