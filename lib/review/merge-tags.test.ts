import { describe, expect, it } from "vitest";
import { giveTags, takeTags } from "./merge-tags.ts";

describe("tags of duplicates", () => {
  it("go to what stays, each once and after its own", () => {
    expect(
      giveTags(
        ["own"],
        [],
        [
          ["a", "own"],
          ["b", "a"],
        ],
      ),
    ).toEqual({
      tags: ["own", "a", "b"],
      given: [["a"], ["b", "a"]],
    });
  });

  it("go away with the last that gave them, and what stays keeps its own", () => {
    const { tags, given } = giveTags(
      ["own"],
      [],
      [
        ["a", "own"],
        ["a", "b"],
      ],
    );
    const marks = given.map((tagsGiven) => ({ tagsGiven }));
    expect(takeTags(tags, marks.slice(0, 1), marks.slice(1))).toEqual(["own", "a", "b"]);
    expect(takeTags(tags, marks, [])).toEqual(["own"]);
  });

  it("that another gave before count as given by both", () => {
    const standing = [{ tagsGiven: ["a"] }];
    const { tags, given } = giveTags(["own", "a"], standing, [["a"]]);
    expect({ tags, given }).toEqual({ tags: ["own", "a"], given: [["a"]] });
    expect(takeTags(tags, standing, [{ tagsGiven: given[0] as string[] }])).toEqual(["own", "a"]);
  });

  it("are never more than an item may have", () => {
    const many = Array.from({ length: 40 }, (_, i) => `tag ${i}`);
    const { tags, given } = giveTags(["x", ...many], [], [["x", ...Array.from({ length: 20 }, (_, i) => `more ${i}`)]]);
    expect(tags).toHaveLength(50);
    expect(given[0]).toHaveLength(9);
  });
});
