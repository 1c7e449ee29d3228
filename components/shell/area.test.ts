import { describe, expect, it } from "vitest";
import { currentArea } from "./area.ts";

const areas = ["/overview", "/items", "/items/duplicates", "/seeds"].map((href) => ({ href }));

describe("the area of a path", () => {
  it("is the one that the path names or lies under", () => {
    expect(currentArea("/items", areas)?.href).toBe("/items");
    expect(currentArea("/items/42/edit", areas)?.href).toBe("/items");
  });

  it("is the longest of those that fit", () => {
    expect(currentArea("/items/duplicates/3", areas)?.href).toBe("/items/duplicates");
  });

  it("goes by whole segments", () => {
    expect(currentArea("/seeds-archive", areas)).toBeNull();
  });

  it("is none for a path outside of all", () => {
    expect(currentArea("/account", areas)).toBeNull();
  });

  it("takes an area at the root for whatever no other holds", () => {
    const withRoot = [{ href: "/" }, ...areas];
    expect(currentArea("/", withRoot)?.href).toBe("/");
    expect(currentArea("/items/42", withRoot)?.href).toBe("/items");
  });

  it("goes by the root of an area that leads somewhere below it", () => {
    const led = [{ href: "/review/agreement", root: "/review" }, ...areas];
    expect(currentArea("/review/guidelines", led)?.href).toBe("/review/agreement");
  });
});
