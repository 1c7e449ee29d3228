import { describe, expect, it } from "vitest";
import { hrefWith } from "./url-state.ts";

const now = new URLSearchParams("q=dose&status=open&after=42&open=7");

describe("the address of a changed list", () => {
  it("keeps what was not changed and starts at the first page", () => {
    expect(hrefWith("/items", now, { status: "approved" })).toBe("/items?q=dose&open=7&status=approved");
  });

  it("drops a key that is set to null or to nothing", () => {
    expect(hrefWith("/items", now, { q: null, status: "" })).toBe("/items?open=7");
  });

  it("keeps the page when only the open row changes", () => {
    expect(hrefWith("/items", now, { open: "8" })).toBe("/items?q=dose&status=open&after=42&open=8");
  });

  it("moves to another page with the cursor that it is given", () => {
    expect(hrefWith("/items", now, { before: "12" })).toBe("/items?q=dose&status=open&open=7&before=12");
  });

  it("repeats a key for several values", () => {
    expect(hrefWith("/items", new URLSearchParams(), { kind: ["ner", "qa"] })).toBe("/items?kind=ner&kind=qa");
  });

  it("is the bare path when nothing is left", () => {
    expect(hrefWith("/items", new URLSearchParams("q=dose"), { q: null })).toBe("/items");
  });

  it("leaves the address that it was given as it was", () => {
    hrefWith("/items", now, { q: null });
    expect(now.get("q")).toBe("dose");
  });
});
