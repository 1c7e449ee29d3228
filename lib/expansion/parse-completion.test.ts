import { describe, expect, it } from "vitest";
import { brief, first, second } from "./fixtures/completions.ts";
import { parseCompletion } from "./parse-completion.ts";

const both = { candidates: [first, second], malformed: [] };
const json = JSON.stringify;

describe("a response in JSON", () => {
  it.each([
    ["an object with a list", json({ tasks: [first, second] })],
    [
      "an object with a list of another name, beside other fields",
      json({ count: 2, new_tasks: [first, second], done: true }),
    ],
    ["a bare list", json([first, second])],
    ["a list within lists", json({ result: { data: [[first], [second]] } })],
    ["objects by number", json({ "1": first, "2": second })],
    ["indented", json({ tasks: [first, second] }, null, 2)],
    [
      "in a code fence with prose around it",
      `Here are the tasks:\n\n\`\`\`json\n${json({ tasks: [first, second] }, null, 2)}\n\`\`\`\nI hope {this} helps [1].`,
    ],
    ["one object a line", `${json(first)}\n${json(second)}\n`],
    [
      "objects in fences of their own",
      `1.\n\`\`\`json\n${json(first)}\n\`\`\`\n2.\n\`\`\`json\n${json(second)}\n\`\`\``,
    ],
    ["with commas missing and too many", `[${json(first)} ${json(second)},]`],
    ["with raw line breaks in strings", json({ tasks: [first, second] }).replaceAll("\\n", "\n")],
    [
      "with keys in capitals",
      json([first, second]).replaceAll('"instruction"', '"Instruction"').replaceAll('"kind"', '"Kind of task"'),
    ],
    ["two tasks in one object, a bracket forgotten", json([first, second]).replace("},{", ",")],
    ["after a byte order mark", `\ufeff${json([first, second])}`],
  ])("is read %s", (_, text) => {
    expect(parseCompletion(text, "stop")).toEqual(both);
  });

  it("is read as a single object", () => {
    expect(parseCompletion(json(first), null)).toEqual({ candidates: [first], malformed: [] });
  });

  it("may leave out input, category, kind and reason, and nothing else", () => {
    expect(parseCompletion('[{"instruction": "a", "output": "b"}]', "stop").candidates).toEqual([
      { instruction: "a", input: "", output: "b", category: null, kind: "", reason: "" },
    ]);
    expect(brief('[{"instruction": "a", "input": "b"}, {"input": "c", "output": "d"}]')).toEqual({
      instructions: [],
      malformed: [
        { raw: '{"instruction": "a", "input": "b"}', reason: "noOutput" },
        { raw: '{"input": "c", "output": "d"}', reason: "noInstruction" },
      ],
    });
  });

  it("may have an output that is no string: it is kept as written", () => {
    const text =
      '[{"instruction": "a", "output": {"drug": ["x",  "y"]}}, {"instruction": "b", "output": 5}, {"instruction": "c", "output": null}]';
    expect(parseCompletion(text, "stop").candidates.map(({ output }) => output)).toEqual([
      '{"drug": ["x",  "y"]}',
      "5",
      "",
    ]);
  });

  it("may hold tasks in the output of a task: they are its text", () => {
    const text = json([
      { instruction: "Write a task as JSON.", output: json(first) },
      { instruction: "b", output: first },
    ]);
    expect(brief(text)).toEqual({ instructions: ["Write a task as JSON.", "b"], malformed: [] });
  });

  it("keeps escapes that JSON does not know as text", () => {
    expect(
      parseCompletion(String.raw`[{"instruction": "Use \alpha and \u00b5 \"x\"", "output": "\(5\)"}]`, "stop")
        .candidates[0],
    ).toMatchObject({
      instruction: String.raw`Use \alpha and µ "x"`,
      output: String.raw`\(5\)`,
    });
  });

  it.each(["<noinput>", "<no input>", "N/A", "n/a.", "None", "(none)", "No input required."])(
    "takes the input %j for an empty one",
    (input) => {
      expect(parseCompletion(json({ ...first, input }), "stop").candidates).toEqual([first]);
    },
  );

  it("keeps None as an output", () => {
    expect(parseCompletion(json({ ...first, output: "None" }), "stop").candidates[0]?.output).toBe("None");
  });

  it("replaces what PostgreSQL cannot store", () => {
    const { candidates } = parseCompletion('[{"instruction": "a\\u0000b", "output": "\\ud800"}]', "stop");
    expect(candidates[0]).toMatchObject({ instruction: "a\ufffdb", output: "\ufffd" });
  });

  it("names what is in the list and is no task", () => {
    expect(brief(`[${json(first)}, "Define shock.", {"note": "five more"}, 7]`)).toEqual({
      instructions: ["Define sepsis."],
      malformed: [
        { raw: '"Define shock."', reason: "notAnObject" },
        { raw: '{"note": "five more"}', reason: "noInstruction" },
        { raw: "7", reason: "notAnObject" },
      ],
    });
  });

  it("does not choose between two outputs", () => {
    const text = '{"instruction": "a", "output": "b", "output": "c"}';
    expect(brief(text)).toEqual({ instructions: [], malformed: [{ raw: text, reason: "fieldTwice" }] });
  });

  it("turns away texts that are too long for a task", () => {
    const text = json([{ ...first, instruction: "a".repeat(20_001) }, second]);
    expect(brief(text)).toEqual({
      instructions: ["List the drugs."],
      malformed: [{ raw: json({ ...first, instruction: "a".repeat(20_001) }), reason: "tooLong" }],
    });
  });

  it("cuts labels that run on, as they are labels", () => {
    const { candidates } = parseCompletion(json({ ...first, kind: `a\n b${"c".repeat(5_000)}` }), "stop");
    expect(candidates[0]?.kind).toBe(`a b${"c".repeat(97)}`);
  });
});

describe("a response in JSON that breaks off", () => {
  const whole = json({ tasks: [first, second, { ...first, instruction: "Name three antibiotics." }] });
  const lastTask = whole.lastIndexOf("{");

  it("loses only the task that it breaks off in, at whatever character", () => {
    for (let end = whole.indexOf("{", 2) + 1; end < whole.length; end++) {
      const text = whole.slice(0, end);
      const complete = [
        whole.indexOf("}") + 1,
        whole.indexOf("}", whole.indexOf("}") + 1) + 1,
        whole.lastIndexOf("}]") + 1,
      ].filter((closed) => closed <= end);
      const { instructions, malformed } = brief(text, "length");
      expect(instructions).toEqual(
        ["Define sepsis.", "List the drugs.", "Name three antibiotics."].slice(0, complete.length),
      );
      const begun = text.split('{"instruction"').length - 1;
      if (begun > complete.length) expect(malformed).toHaveLength(1);
      for (const part of malformed) {
        expect(part.reason).toBe("cutOff");
        expect(text).toContain(part.raw);
      }
    }
  });

  it("keeps what there is of the last task as it came", () => {
    expect(brief(whole.slice(0, lastTask + 30), "length")).toEqual({
      instructions: ["Define sepsis.", "List the drugs."],
      malformed: [{ raw: whole.slice(lastTask, lastTask + 30), reason: "cutOff" }],
    });
  });

  it("reads on behind a task with a quote too many", () => {
    const broken = '{"instruction": "Define "shock".", "input": "", "output": "Low {"} perfusion."}';
    expect(brief(`{"tasks": [${json(first)}, ${broken}, ${json(second)}]}`)).toEqual({
      instructions: ["Define sepsis.", "List the drugs."],
      malformed: [{ raw: broken, reason: "invalidJson" }],
    });
  });

  it("keeps the task behind one whose last text has lost its beginning", () => {
    const broken = '{"instruction": "a", "output": "b", "kind": 1}"}';
    const text = `[${broken}, {"instruction": "c", "output": "d"}, {"instruction": "e", "output": "f"}]`;
    expect(brief(text)).toEqual({
      instructions: ["a", "e"],
      malformed: [
        { raw: '"}, {"', reason: "notAnObject" },
        { raw: 'instruction": "c", "output": "d"},', reason: "invalidJson" },
      ],
    });
  });

  it("is no more than its task where it breaks off in the first", () => {
    expect(brief('Here: {"instruction": "a', "length")).toEqual({
      instructions: [],
      malformed: [{ raw: '{"instruction": "a', reason: "cutOff" }],
    });
  });

  it("reads on behind a task with quotes that JSON does not have", () => {
    const broken = `{"id": 2, "instruction": 'see {"x": 1}', "output": 'b'}`;
    const text = `[{"id": 1, "instruction": "a", "output": "b"}, ${broken}, {"id": 3, "instruction": "c", "output": "d"}]`;
    expect(brief(text)).toEqual({ instructions: ["a", "c"], malformed: [{ raw: broken, reason: "invalidJson" }] });
  });

  it("reads on behind a broken task where tasks begin with another key", () => {
    const broken = '{"id": 2, "instruction": "a", "output": "see {"x": 1}", "kind": "b"}';
    const text = `[{"id": 1, "instruction": "a", "output": "b"}, ${broken}, {"id": 3, "instruction": "c", "output": "d"}]`;
    expect(brief(text)).toEqual({ instructions: ["a", "c"], malformed: [{ raw: broken, reason: "invalidJson" }] });
  });
});

describe("a response without tasks", () => {
  it.each([
    ["", "stop", "emptyResponse"],
    [" \n", "stop", "emptyResponse"],
    ["I am sorry, I cannot help with that.", "stop", "noTask"],
    ["<html><body>502</body></html>", null, "noTask"],
    ['{"tasks": []}', "stop", "noTask"],
    ['["Define sepsis.", "Define shock."]', "stop", "noTask"],
    ['{"error": {"message": "overloaded"}}', "stop", "noTask"],
    ['{"tasks": [{"instr', "length", "cutOff"],
    ["Here is the fir", "length", "cutOff"],
  ])("%j is one malformed part as a whole", (text, finishReason, reason) => {
    expect(parseCompletion(text, finishReason)).toEqual({ candidates: [], malformed: [{ raw: text, reason }] });
  });
});
