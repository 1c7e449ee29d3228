import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorTime } from "#lib/algorithms/fixtures/processor-time.ts";
import { asksForOutput } from "./asks-for-output.ts";
import { asksToClassify } from "./asks-to-classify.ts";
import { findSeeds } from "./find-seeds.ts";
import { taskCount } from "./task-count.ts";

const seed = {
  instruction: "List the drugs in the note.",
  input: 'Takes "aspirin" {daily}.',
  output: "aspirin",
  category: "IE",
  kind: "medication extraction",
};

describe("findSeeds", () => {
  it.each([
    ["JSON objects", JSON.stringify(seed, null, 2)],
    ["a JSON list", JSON.stringify([{ meta: { id: 1 }, ...seed }])],
    [
      "tagged text",
      `<task><instruction>${seed.instruction}</instruction><input>${seed.input}</input><output>aspirin</output><category>IE</category><kind>${seed.kind}</kind></task>`,
    ],
    [
      "blocks",
      `Instruction: ${seed.instruction}\nInput: ${seed.input}\nOutput: aspirin\nCategory: IE\nKind of task: ${seed.kind}`,
    ],
    [
      "numbered markdown blocks",
      `**1. Instruction:** ${seed.instruction}\n1. Input: ${seed.input}\n1. Output: aspirin\n1. Category: IE\n1. Kind: ${seed.kind}\n###`,
    ],
  ])("reads %s and leaves the caller's own words", (_, shown) => {
    const { seeds, rest } = findSeeds(`Here is an example.\n\n${shown}\n\nWrite 4 new tasks.`);
    expect(seeds).toHaveLength(1);
    expect(seeds[0]).toMatchObject(seed);
    expect(rest).toContain("Write 4 new tasks.");
    expect(rest).not.toContain("aspirin");
  });

  it("reads several, takes <noinput> for an empty input, and passes over a picture of the form wanted", () => {
    const blocks = `1. Instruction: Explain asthma.\n1. Input: <noinput>\n1. Output: It\nnarrows airways.\n###\n2. Instruction: Name a gene.\n2. Input:\n2. Output: TP53`;
    expect(findSeeds(blocks).seeds.map(({ input, output }) => [input, output])).toEqual([
      ["", "It\nnarrows airways."],
      ["", "TP53"],
    ]);
    expect(findSeeds('Answer as {"tasks": [{"instruction": "...", "output": "..."}]}').seeds).toEqual([]);
  });

  it("never fails and stays fast on odd text", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom('"instruction":', "{", "}", '"', "\\", "\n", "Instruction:", "<instruction>"),
          ),
          { maxLength: 60 },
        ),
        (parts) => {
          findSeeds(parts.join(""));
        },
      ),
    );
    const took = processorTime(() => {
      for (const piece of ['{"instruction": ', "{", "* ", "Instruction: x\n", "<instruction>"])
        findSeeds(piece.repeat(100_000));
    });
    expect(took).toBeLessThan(15_000);
  }, 60_000);
});

describe("taskCount", () => {
  it.each([
    ["Write 5 new tasks.", 5],
    ["Below are 3 example tasks. Now generate seven more diverse tasks.", 7],
    ["Come up with a set of 20 diverse task instructions.", 20],
    ["Please produce exactly 12 biomedical instruction-tuning examples", 12],
    ["We need 6 tasks.", 6],
    ["Number of tasks: 9", 9],
    ["Here are 3 example tasks. Continue.", null],
    ["Write 5000 tasks", null],
    ["Write 500 tasks", 100],
    ["The dose is 5 mg.", null],
  ])("of %j is %j", (words, count) => expect(taskCount(words)).toBe(count));
});

describe("asksToClassify", () => {
  it("holds where the four categories are named and no tasks are to be written", () => {
    expect(asksToClassify("Classify the instruction as QA, IE, GEN or OTHER.")).toBe(true);
    expect(asksToClassify("Which category: question answering, information extraction, text generation, other?")).toBe(
      true,
    );
    expect(asksToClassify("Write 5 new tasks and classify each as QA, IE, GEN or OTHER.")).toBe(false);
    expect(asksToClassify("Classify the image.")).toBe(false);
  });
});

describe("asksForOutput", () => {
  it.each([
    ["Carry out this task. Answer with its output alone, as plain text.", true],
    ["You do tasks. Write the output of this task.", true],
    ["Carry out this task: write 5 new tasks like the examples.", false],
    ["Write 5 new biomedical tasks. Each has an output of its own.", false],
    ["Classify the task as QA, IE, GEN or OTHER.", false],
  ])("of %j says %s", (words, asked) => {
    expect(asksForOutput(words)).toBe(asked);
  });
});
