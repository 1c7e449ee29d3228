import { describe, expect, it } from "vitest";
import { proposeMapping } from "./propose-mapping.ts";

function propose(...rows: Record<string, unknown>[]) {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const { fields: mapped, emptyInputs } = proposeMapping({
    fields,
    rows: rows.map((row, i) => ({ row: i + 1, line: null, values: new Map(Object.entries(row)) })),
  });
  return { ...Object.fromEntries(mapped.map(({ name, target }) => [name, target])), emptyInputs };
}

describe("the mapping proposed for a file", () => {
  it("takes fields by their names and makes tags of the others", () => {
    expect(propose({ topic: "", view: "", type: "", instruction: "", input: "<noinput>", difficulty: "" })).toEqual({
      topic: "tag",
      view: "tag",
      type: "tag",
      instruction: "instruction",
      input: "input",
      difficulty: "tag",
      emptyInputs: true,
    });
  });

  it("prefers the exact name to a likely one that comes before it", () => {
    expect(propose({ prompt: "", instruction: "", Response: "", ID: "" })).toEqual({
      prompt: "tag",
      instruction: "instruction",
      Response: "output",
      ID: "ignore",
      emptyInputs: false,
    });
  });

  it("leaves the inputs of an export of seeds as they are", () => {
    const row = { instruction: "", input: "N/A", output: "", category: "", kind: "", tags: [], notes: "" };
    expect(propose(row).emptyInputs).toBe(false);
  });
});
