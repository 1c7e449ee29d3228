import { describe, expect, it } from "vitest";
import { deriveFlags, type Flagged } from "./derive-flags.ts";

const plain: Flagged = {
  instruction: "Name the first-line treatment of anaphylaxis.",
  input: "",
  output: "Intramuscular adrenaline, 0.5 mg for an adult, into the outer thigh.",
  proposedCategory: "QA",
  rawCategory: null,
  overruled: null,
  override: null,
};
const kinds = (more: Partial<Flagged>) => deriveFlags({ ...plain, ...more }).map((flag) => flag.kind);

describe("the flags of an item", () => {
  it("are none for a plain one", () => {
    expect(kinds({})).toEqual([]);
  });

  it("tell the rule that a person overruled, first", () => {
    expect(deriveFlags({ ...plain, overruled: "nearDuplicate", output: "" })).toEqual([
      { kind: "restored", rule: "nearDuplicate" },
      { kind: "emptyOutput" },
    ]);
  });

  it("tell what a text is a duplicate of that a person kept", () => {
    const override = { rule: "nearDuplicate", of: "item", number: 12, score: 0.83, limit: 0.7 } as const;
    expect(deriveFlags({ ...plain, override })).toEqual([{ kind: "keptDuplicate", override }]);
  });

  it("tell a category that is none of the four, and one that is missing", () => {
    expect(deriveFlags({ ...plain, proposedCategory: null, rawCategory: "Summarisation" })).toEqual([
      { kind: "oddCategory", rawCategory: "Summarisation" },
    ]);
    expect(kinds({ proposedCategory: null })).toEqual(["noCategory"]);
  });

  it.each(["", "  \n", "N/A", "none.", "<noinput>", "[No input]", "-"])("tell %j for an output as empty", (output) => {
    expect(kinds({ output })).toContain("emptyOutput");
  });

  it("tell a short output where text was to be generated, not where a label was asked for", () => {
    expect(deriveFlags({ ...plain, proposedCategory: "GEN", output: "Take it easy." })).toEqual([
      { kind: "shortOutput", words: 3 },
    ]);
    expect(kinds({ proposedCategory: "IE", output: "Negative" })).toEqual([]);
    expect(kinds({ output: "None of these drugs is safe." })).toEqual([]);
  });

  it("tell an output that only repeats the input", () => {
    expect(
      kinds({
        input: "Chest pain since noon, worse on lying flat.",
        output: "chest pain since noon,  worse on lying flat.",
      }),
    ).toEqual(["outputIsInput"]);
  });

  it.each([
    "Summarise the following discharge summary.",
    "Extract every drug from the clinical note below.",
    "Answer the question on the given passage.",
  ])("tell that an input is missing for %j", (instruction) => {
    expect(kinds({ instruction })).toContain("inputMissing");
    expect(kinds({ instruction, input: "Mrs B was discharged on day 3." })).not.toContain("inputMissing");
  });

  it("tell an input that stands for none", () => {
    expect(kinds({ input: "<noinput>" })).toEqual(["inputPlaceholder"]);
  });

  it("tell a web address anywhere in the text, and an instruction that needs a picture", () => {
    expect(kinds({ output: "See https://example.org/guideline for the doses of adrenaline." })).toEqual(["address"]);
    expect(kinds({ instruction: "Describe the findings in the attached chest X-ray." })).toEqual(["attachment"]);
    expect(kinds({ instruction: "Draw up a gene map of the BRCA1 region in words." })).toEqual([]);
  });

  it("tell another script once it is more than a few letters", () => {
    expect(kinds({ output: "The TNF-α inhibitor and the β-blocker are both safe to give to this woman." })).toEqual([]);
    expect(
      deriveFlags({ ...plain, instruction: "糖尿病患者应该如何控制饮食？", output: "少吃糖，多运动，定期测血糖。" }),
    ).toEqual([{ kind: "script", script: "Han" }]);
  });
});
