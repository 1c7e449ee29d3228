import { expect, it } from "vitest";
import { itemSet } from "./item-set.ts";
import { mostNamedItems } from "./schema.ts";

const filter = (given: object) => itemSet.safeParse({ kind: "filter", filter: given });

it("takes a filter as the table has it", () => {
  expect(filter({ status: "pending", run: "3", proposed: "IE" }).data).toEqual({
    kind: "filter",
    filter: { status: "pending", run: 3, proposed: "IE", sort: "number-desc" },
  });
});

it.each([{ status: "done" }, { run: "x" }, { q: " " }, { categroy: "QA" }, { kind: "k".repeat(101) }])(
  "refuses %j, for without it more items would be found",
  (given) => {
    expect(filter(given).success).toBe(false);
  },
);

it("takes numbers up to a limit, and at least one", () => {
  const numbers = (count: number) =>
    itemSet.safeParse({ kind: "numbers", numbers: Array.from({ length: count }, (_, i) => i + 1) }).success;
  expect([0, 1, mostNamedItems, mostNamedItems + 1].map(numbers)).toEqual([false, true, true, false]);
});
