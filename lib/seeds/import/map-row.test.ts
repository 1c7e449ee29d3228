import { describe, expect, it } from "vitest";
import type { ImportTarget } from "../import-schema.ts";
import { mapRow } from "./map-row.ts";

function map(values: Record<string, unknown>, targets: Record<string, ImportTarget>, emptyInputs = false) {
  const fields = Object.entries(targets).map(([name, target]) => ({ name, target }));
  return mapRow(new Map(Object.entries(values)), { fields, emptyInputs });
}

const own = {
  instruction: "instruction",
  input: "input",
  output: "output",
  category: "category",
  tags: "tags",
} as const;

describe("a row becomes a seed", () => {
  it("by the mapping of its fields; other fields become tags with their names", () => {
    const mapped = map(
      { Q: " List it. ", topic: "Neurology", difficulty: 3, id: "x" },
      { Q: "instruction", topic: "tag", difficulty: "tag", id: "ignore" },
    );
    expect(mapped.fields).toEqual({
      instruction: "List it.",
      input: "",
      output: "",
      category: null,
      kind: "",
      tags: ["topic: Neurology", "difficulty: 3"],
      notes: "",
    });
  });

  it.each(["<noinput>", "N/A", " n/a ", "<NoInput>"])("whose input %j is empty, where that is asked for", (input) => {
    expect(map({ instruction: "a", input }, own, true).fields?.input).toBe("");
    expect(map({ instruction: "a", input }, own, false).fields?.input).toBe(input.trim());
  });

  it.each([
    ["qa", "QA"],
    ["Question Answering", "QA"],
    ["Q&A", "QA"],
    ["information-extraction", "IE"],
    ["Text generation", "GEN"],
    ["Other", "OTHER"],
    ["", null],
  ])("with the category %j as %j", (category, expected) => {
    expect(map({ instruction: "a", category }, own).fields?.category).toBe(expected);
  });

  it("with tags from a list, or from one cell by semicolons or commas", () => {
    expect(map({ instruction: "a", tags: ["x, y", "z"] }, own).fields?.tags).toEqual(["x, y", "z"]);
    expect(map({ instruction: "a", tags: "x, y; z;" }, own).fields?.tags).toEqual(["x, y", "z"]);
    expect(map({ instruction: "a", tags: "x, y,x" }, own).fields?.tags).toEqual(["x", "y"]);
  });

  it("without what PostgreSQL cannot hold", () => {
    expect(map({ instruction: "a\u0000b\ud800" }, own).fields?.instruction).toBe("a\ufffdb\ufffd");
  });
});

describe("a row is bad", () => {
  it.each([
    ["without an instruction", { instruction: "  " }, "seeds.errors.instructionEmpty"],
    ["with a text that is too long", { instruction: "a", output: "x".repeat(100_001) }, "seeds.errors.outputTooLong"],
    ["with a tag that is too long", { instruction: "a", tags: ["x".repeat(101)] }, "seeds.errors.tagTooLong"],
    ["with an object where text belongs", { instruction: { text: "a" } }, "seeds.import.problems.notText"],
    ["with a list where one text belongs", { instruction: ["a", "b"] }, "seeds.import.problems.notText"],
    [
      "with a category that is none of the four",
      { instruction: "a", category: "Quiz" },
      "seeds.import.problems.category",
    ],
    [
      "with an inherited word as category",
      { instruction: "a", category: "constructor" },
      "seeds.import.problems.category",
    ],
  ])("%s", (_, values, key) => {
    expect(map(values, own).problem?.key).toBe(key);
  });
});
