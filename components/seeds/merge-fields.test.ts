import { expect, it } from "vitest";
import { seedFields } from "#lib/seeds/schema.ts";
import { mergeFields } from "./merge-fields.ts";

it("takes of each field what one side changed, and mine where both did", () => {
  const base = seedFields.parse({ instruction: "a", input: "b", output: "c", tags: ["t"] });
  const theirs = { ...base, instruction: "theirs", output: "theirs", tags: ["t", "theirs"] };
  const mine = { ...base, output: "mine", notes: "mine" };
  expect(mergeFields(base, theirs, mine)).toEqual({
    ...base,
    instruction: "theirs",
    output: "mine",
    tags: ["t", "theirs"],
    notes: "mine",
  });
});
