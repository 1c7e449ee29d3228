import { describe, expect, test } from "vitest";
import { freeSlug, slugOf } from "./slug.ts";

describe("an address for a project", () => {
  test.each([
    ["Oncology notes", "oncology-notes"],
    ["  Métastases: étude №2 ", "metastases-etude-no2"],
    ["项目", "project"],
    ["API", "project-api"],
    ["!!!", "project"],
  ])("of %s is %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test("never ends in a hyphen, however the name is cut", () => {
    expect(slugOf(`${"a".repeat(49)} b`)).toBe("a".repeat(49));
  });

  test("takes the lowest number that is free where the name is taken", () => {
    expect(freeSlug("notes", new Set())).toBe("notes");
    expect(freeSlug("notes", new Set(["notes", "notes-3"]))).toBe("notes-2");
    expect(freeSlug("notes", new Set(["notes", "notes-2", "notes-3"]))).toBe("notes-4");
  });
});
