import fc from "fast-check";
import { expect, it } from "vitest";
import { orderEdges } from "./order-edges.ts";

const node = fc.oneof(fc.nat(3), fc.nat(0xffff_ffff));
const score = fc.oneof(
  fc.constantFrom(0, 0.5, 0.7, 0.7000000000000001, 1),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
);

function check(edges: readonly [number, number, number][]): void {
  const order = orderEdges(
    {
      older: Uint32Array.from(edges, ([older]) => older),
      newer: Uint32Array.from(edges, ([, newer]) => newer),
      // Room for more than there are.
      scores: Float64Array.from([...edges.map(([, , weight]) => weight), 7]),
    },
    edges.length,
  );
  const sorted = [...edges].sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]);
  expect(Array.from(order, (edge) => edges[edge])).toEqual(sorted);
}

it("orders by score, the highest first, then by the older and the newer node", () => {
  // As the bits of -0 are those of a large number, and no score is below 0.
  const edge = fc.tuple(
    node,
    node,
    score.map((weight) => weight + 0),
  );
  fc.assert(fc.property(fc.array(edge, { maxLength: 60 }), check));
});

it("orders many as it orders few", () => {
  check(Array.from({ length: 10_000 }, (_, i) => [(i * 7919) % 70_000, (i * 104_729) % 90_001, ((i * 31) % 97) / 97]));
});
