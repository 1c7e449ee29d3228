import { describe, expect, it } from "vitest";
import { itemFilter, searchedNumber } from "./item-filter.ts";

describe("the table's filters", () => {
  it("come from an address", () => {
    expect(
      itemFilter.parse({
        status: "approved",
        category: "IE",
        kind: "coding",
        run: "3",
        origin: "restored",
        q: " dose ",
      }),
    ).toEqual({
      status: "approved",
      category: "IE",
      kind: "coding",
      run: 3,
      origin: "restored",
      q: "dose",
      sort: "number-desc",
    });
  });

  it("leave out what is unknown or malformed", () => {
    expect(
      itemFilter.parse({
        status: "done",
        category: ["QA", "IE"],
        run: "-1",
        origin: "",
        q: "  ",
        sort: "random()",
        kind: "k".repeat(101),
      }),
    ).toEqual({ sort: "number-desc" });
  });
});

it("asks the database for nothing that it cannot take", () => {
  const asked = itemFilter.parse({ kind: "\u0000", q: "dose\u0000 \ud800" });
  expect(asked).toMatchObject({ kind: "\ufffd", q: "dose\ufffd \ufffd" });
});

describe("a search for a number", () => {
  it("is # and digits", () => {
    expect(searchedNumber("#1024")).toBe(1024);
  });

  it.each(["1024", "# 12", "#", "#12a", "#1234567890123456"])("is not %j", (q) => {
    expect(searchedNumber(q)).toBeNull();
  });
});
