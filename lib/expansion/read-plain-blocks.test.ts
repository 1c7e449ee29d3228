import { describe, expect, it } from "vitest";
import { brief, first, second } from "./fixtures/completions.ts";
import { parseCompletion } from "./parse-completion.ts";

const json = JSON.stringify;

describe("a response in plain blocks", () => {
  const blocks = (number: (n: number) => string, [open, close] = ["", ""]) =>
    [first, second]
      .map(
        (task, i) =>
          `${number(i + 1)}${open}Instruction${close}: ${task.instruction}\n${number(i + 1)}${open}Input${close}:\n${task.input || "<noinput>"}\n${number(i + 1)}${open}Output${close}:\n${task.output}\n`,
      )
      .join("###\n");
  const expected = [first, second].map((task) => ({ ...task, category: null, kind: "", reason: "" }));

  it.each([
    ["as Alpaca's prompt asks for them", blocks((n) => `${n}. `)],
    ["behind prose", `Sure! Here are two tasks.\n\n###\n${blocks((n) => `${n}. `)}`],
    ["without numbers", blocks(() => "")],
    ["without parting lines", blocks((n) => `${n}. `).replaceAll("###\n", "")],
    ["with numbers skipped", blocks((n) => `${n * 3}. `)],
    ["with bold labels", blocks(() => "", ["**", "**"])],
    ["with bold labels and the colon inside", blocks(() => "", ["**", ""]).replaceAll(":", ":**")],
    ["with headings", blocks(() => "### ")],
    ["with list marks", blocks(() => "- ")],
    [
      "with numbers on lines of their own",
      blocks(() => "")
        .split("###\n")
        .map((block, i) => `**Task ${i + 1}:**\n\n${block}`)
        .join("\n---\n"),
    ],
    [
      "with bare numbers on lines of their own",
      blocks(() => "")
        .split("###\n")
        .map((block, i) => `${i + 1}.\n${block}`)
        .join("\n"),
    ],
    ["with Windows line ends", blocks((n) => `${n}. `).replaceAll("\n", "\r\n")],
    ["in a code fence", `\`\`\`\n${blocks((n) => `${n}. `)}\`\`\``],
  ])("is read %s", (_, text) => {
    const { candidates, malformed } = parseCompletion(text, "stop");
    const unix = candidates.map((task) => ({
      ...task,
      input: task.input.replaceAll("\r", ""),
      output: task.output.replaceAll("\r", ""),
    }));
    expect({ candidates: unix, malformed }).toEqual({ candidates: expected, malformed: [] });
  });

  it("reads category, kind and reason below the output", () => {
    const text =
      "Instruction: a\nOutput: b\nCategory: QA\nKind: definition\nReason: one line\nand another\n\nInstruction: c\nOutput: d\nCategory: Diagnosis\nKind: e";
    expect(parseCompletion(text, "stop").candidates).toEqual([
      { instruction: "a", input: "", output: "b", category: "QA", kind: "definition", reason: "one line\nand another" },
      { instruction: "c", input: "", output: "d", category: "Diagnosis", kind: "e", reason: "" },
    ]);
  });

  it("reads category and kind above the instruction for the task below", () => {
    const text =
      "1. Category: QA\nKind: x\nInstruction: a\nOutput: b\n\n2. Category: IE\nKind: y\nInstruction: c\nOutput: d";
    expect(parseCompletion(text, "stop").candidates).toMatchObject([
      { instruction: "a", output: "b", category: "QA", kind: "x" },
      { instruction: "c", output: "d", category: "IE", kind: "y" },
    ]);
  });

  it.each([
    "Category: cardiology",
    "See\nCategory: QA\nKind: x\nThat is all.",
    "Kind: regular\nReason: heart rate",
    "Category: a\nCategory: b",
  ])("leaves the output %j alone", (output) => {
    const text = `Instruction: a\nOutput: ${output}\n\nInstruction: b\nOutput: ${output}`;
    expect(parseCompletion(text, "stop").candidates).toMatchObject([
      { output, category: null },
      { output, category: null },
    ]);
  });

  it("takes a category alone for one where it is one of the four", () => {
    expect(parseCompletion("Instruction: a\nOutput: b\nCategory: Text generation", "stop").candidates).toMatchObject([
      { output: "b", category: "Text generation" },
    ]);
  });

  it("takes away one number of a next task, not the end of a list", () => {
    const text = "Instruction: a\nOutput:\nx\n1.\n2.\nInstruction: b\nOutput: c";
    expect(parseCompletion(text, "stop").candidates[0]?.output).toBe("x\n1.");
  });

  it("leaves an output alone that looks like labels", () => {
    const output = "Category: cardiology\nInput: none\nReason: chest pain\nso it is";
    expect(
      parseCompletion(
        `1. Instruction: a\n1. Input: x\n1. Output: ${output}\n###\n2. Instruction: b\n2. Output: 2`,
        "stop",
      ).candidates,
    ).toMatchObject([
      { instruction: "a", input: "x", output },
      { instruction: "b", output: "2" },
    ]);
  });

  it("leaves an instruction in an output alone where tasks are numbered", () => {
    const text =
      "1. Instruction: Write a label.\n1. Output: Take with food.\nInstruction: one tablet daily\n###\n2. Instruction: b\n2. Output: c";
    expect(parseCompletion(text, "stop").candidates.map(({ output }) => output)).toEqual([
      "Take with food.\nInstruction: one tablet daily",
      "c",
    ]);
  });

  it("keeps an answer that is a number, and a numbered list", () => {
    const text =
      "1. Instruction: a\n1. Output: 2.\n\n2. Instruction: b\n2. Output:\n1. x\n2. y\n\n3. Instruction: c\n3. Output: d";
    expect(parseCompletion(text, "stop").candidates.map(({ output }) => output)).toEqual(["2.", "1. x\n2. y", "d"]);
  });

  it("keeps clinical numbers at line starts in the output", () => {
    const text = "1. Instruction: a\n1. Output: Give\n20.5 mg once.\n###\n2. Instruction: b\n2. Output: c";
    expect(parseCompletion(text, "stop").candidates[0]?.output).toBe("Give\n20.5 mg once.");
  });

  it("keeps JSON in an output as text", () => {
    const text = `1. Instruction: Give JSON.\n1. Output: {"instruction": "x", "output": "y"}\n###\n2. Instruction: b\n2. Output: {"drug": "a"}`;
    expect(parseCompletion(text, "stop").candidates.map(({ output }) => output)).toEqual([
      '{"instruction": "x", "output": "y"}',
      '{"drug": "a"}',
    ]);
  });

  it("loses only the last task where it was cut by length", () => {
    expect(brief("1. Instruction: a\n1. Output: b\n###\n2. Instruction: c\n2. Output: d e", "length")).toEqual({
      instructions: ["a"],
      malformed: [{ raw: "2. Instruction: c\n2. Output: d e", reason: "cutOff" }],
    });
  });

  it("keeps tasks without an output or an instruction as malformed", () => {
    expect(
      brief(
        "1. Input: x\n1. Output: y\n###\n2. Instruction: a\n###\n3. Instruction:\n3. Output: z\n###\n4. Instruction: b\n4. Output: c",
      ),
    ).toEqual({
      instructions: ["b"],
      malformed: [
        { raw: "1. Input: x\n1. Output: y\n###", reason: "noInstruction" },
        { raw: "2. Instruction: a\n###", reason: "noOutput" },
        { raw: "3. Instruction:\n3. Output: z\n###", reason: "noInstruction" },
      ],
    });
  });

  it("is read before and behind JSON too", () => {
    expect(brief(`${json([first])}\n\nInstruction: a\nOutput: b`)).toEqual({
      instructions: ["Define sepsis.", "a"],
      malformed: [],
    });
    expect(brief(`Instruction: I answer as JSON.\n${json([first])}`)).toMatchObject({
      instructions: ["Define sepsis."],
    });
  });
});
