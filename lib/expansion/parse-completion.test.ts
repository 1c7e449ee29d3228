import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "#lib/algorithms/fixtures/any-text.ts";
import { processorTime } from "#lib/algorithms/fixtures/processor-time.ts";
import { taskText } from "#lib/items/schema.ts";
import { parseCompletion } from "./parse-completion.ts";

const first = {
  instruction: "Define sepsis.",
  input: "",
  output: "A dysregulated response to infection.",
  category: "QA",
  kind: "definition",
  reason: "It asks a question.",
};
const second = {
  instruction: "List the drugs.",
  input: 'Metformin 500 mg\nwas started; "aspirin" stopped.',
  output: "metformin\naspirin",
  category: "IE",
  kind: "medication extraction",
  reason: "It finds drugs.",
};
const both = { candidates: [first, second], malformed: [] };
const json = JSON.stringify;

/** The instructions of the candidates, and the malformed parts. */
function brief(text: string, finishReason: string | null = "stop") {
  const { candidates, malformed } = parseCompletion(text, finishReason);
  return { instructions: candidates.map(({ instruction }) => instruction), malformed };
}

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

describe("any response", () => {
  const shreds = fc
    .array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc.constantFrom(
            "{",
            "}",
            "[",
            "]",
            '"',
            ":",
            ",",
            "\\",
            "\n",
            "```",
            "###",
            " ",
            "1. ",
            "null",
            "-5e3",
            "**",
          ),
        },
        {
          weight: 3,
          arbitrary: fc.constantFrom(
            "Instruction:",
            "Input:",
            "Output:",
            "Category: QA",
            "Kind: x",
            "Reason: y",
            '"instruction": ',
            '"output": ',
            '"tasks": [',
          ),
        },
        { weight: 1, arbitrary: fc.constantFrom(json(first), json(second), "Instruction: a\nOutput: b\n") },
        { weight: 1, arbitrary: anyText },
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(""));
  const finish = fc.constantFrom("stop", "length", null, "content_filter");

  it("gives at least one part, candidates that can be stored, and malformed parts that stand in it", () => {
    fc.assert(
      fc.property(fc.oneof(shreds, anyText), finish, (text, finishReason) => {
        const { candidates, malformed } = parseCompletion(text, finishReason);
        expect(candidates.length + malformed.length).toBeGreaterThan(0);
        for (const { raw, reason } of malformed) {
          expect(text).toContain(raw);
          expect(raw === "").toBe(reason === "emptyResponse" && text === "");
        }
        for (const candidate of candidates) {
          expect(taskText.safeParse(candidate).success).toBe(true);
          for (const value of [
            candidate.instruction,
            candidate.input,
            candidate.output,
            candidate.kind,
            candidate.reason,
            candidate.category ?? "",
          ]) {
            expect(value).toBe(value.trim());
            expect(value.isWellFormed() && !value.includes("\u0000")).toBe(true);
          }
          expect(candidate.category).not.toBe("");
        }
      }),
      { numRuns: 3_000 },
    );
  });

  const line = anyText.map((text) => text.replaceAll("\u0000", "").toWellFormed().trim());
  const task = fc.record({
    instruction: line.filter((text) => text !== ""),
    input: line,
    output: line,
    category: fc.constantFrom("QA", "IE", "odd"),
    kind: fc.constant("a kind"),
    reason: line,
  });

  it("in JSON gives back the very tasks that were put in, in order, also when a piece of one is torn out", () => {
    fc.assert(
      fc.property(
        fc.array(task, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.nat(),
        fc.nat(40),
        (tasks, indent, from, length) => {
          const text = json({ tasks }, null, indent ? 2 : 0);
          const placeholders = /^[<([{]? ?(no|none|n\/a|null|nil|empty)/i;
          fc.pre(tasks.every(({ input }) => !placeholders.test(input)));
          expect(parseCompletion(text, "stop")).toEqual({ candidates: tasks, malformed: [] });
          const start = from % text.length;
          const torn = text.slice(0, start) + text.slice(start + length);
          const { candidates } = parseCompletion(torn, "stop");
          // Tasks that end before the tear are there still.
          const untouched = tasks.filter((_, i) => (ends(text, tasks, indent)[i] as number) <= start);
          expect(candidates.slice(0, untouched.length)).toEqual(untouched);
        },
      ),
      { numRuns: 500 },
    );
  });

  function ends(text: string, tasks: unknown[], indent: boolean): number[] {
    return tasks.map((_, i) => {
      const head = json({ tasks: tasks.slice(0, i + 1) }, null, indent ? 2 : 0);
      return Math.min(text.length, head.length - (indent ? "\n  ]\n}".length : "]}".length));
    });
  }

  it("gives at most as many parts as an honest one has, and keeps the rest in one", () => {
    const { candidates, malformed } = parseCompletion(json(new Array(3_000).fill(first)).slice(1, -1), "stop");
    expect(candidates).toHaveLength(1_000);
    expect(malformed).toMatchObject([{ reason: "tooManyParts" }]);
    expect(malformed[0]?.raw.split("instruction")).toHaveLength(2_001);
    const plain = parseCompletion("Instruction: a\nOutput: b\n".repeat(3_000), "stop");
    expect([plain.candidates.length, plain.malformed.length]).toEqual([1_000, 1]);
  });

  const size = 5_000_000;
  it.each([
    "{",
    "[",
    '{"',
    '{"a":',
    '{"a":1}',
    '{"instruction":',
    '{"instruction":"a"',
    '{"instruction":"a","output":"b"}',
    "[[",
    '["',
    '[{"a":',
    '"',
    "\\",
    '"\\',
    '{"a":"\\',
    '{"a" ',
    "{ ",
    "\n",
    " ",
    "1. ",
    "Instruction:",
    "Instruction:\n",
    "Output:\n",
    "Category: x\n",
    "Instruction: a\nOutput: b\nCategory: x\n",
    "###\n",
    "---\n```\n",
    "```\n",
    "1. Instruction: a\n1. Output: b\n###\n",
    "* ",
    "**",
    "_ ",
    "#",
    "a",
    "a b",
    "é",
    "\u0000",
    "\ud800",
    ",",
    ", ",
    "1",
    "-",
    '{"input": ',
    "Instruction: x\nOutput: y\n###\n2.\n",
  ])("is read in under a second when it is 5 MB of %j", (piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length));
    let parts = 0;
    const took = processorTime(() => {
      const { candidates, malformed } = parseCompletion(text, "length");
      parts = candidates.length + malformed.length;
    });
    expect(parts).toBeGreaterThan(0);
    expect(took).toBeLessThan(1_000);
  });

  it("is read in time that grows with its length and no faster, behind a task label or in a string", () => {
    for (const piece of [" ", "\n", "###\n", '"', "\\", "{", ", "]) {
      for (const head of [
        "1. Instruction: a\n1. Output: b",
        '{"instruction": "a", "output": "',
        '{"tasks": [{"instruction": "a"',
        "[",
      ]) {
        const text = head + piece.repeat(1_000_000 / piece.length) + head;
        expect(processorTime(() => parseCompletion(text, "stop"))).toBeLessThan(600);
      }
    }
  });
});
