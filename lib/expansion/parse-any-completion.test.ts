import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "#lib/algorithms/fixtures/any-text.ts";
import { processorTime } from "#lib/algorithms/fixtures/processor-time.ts";
import { taskText } from "#lib/items/schema.ts";
import { first, second } from "./fixtures/completions.ts";
import { parseCompletion } from "./parse-completion.ts";

const json = JSON.stringify;

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
          const { candidates, malformed } = parseCompletion(torn, "stop");
          // Tasks that end before the tear are there still, and those that begin behind it are there or kept as they came:
          // in pieces where a bracket within a torn text looks like the beginning of a task.
          const end = ends(text, tasks, indent);
          const before = tasks.filter((_, i) => (end[i] as number) <= start);
          expect(candidates.slice(0, before.length)).toEqual(before);
          const behind = tasks.filter((_, i) => i > 0 && (end[i - 1] as number) >= start + length);
          for (const task of behind) {
            const found = candidates.some(
              ({ instruction, output }) => instruction === task.instruction && output === task.output,
            );
            expect(found || squeezed(malformed.map(({ raw }) => raw).join("")).includes(squeezed(json(task)))).toBe(
              true,
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  /** Without what only frames the pieces. */
  function squeezed(text: string): string {
    return text.replace(/[\s,[\]{}]/g, "");
  }

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
  ])("is read in time that grows with its length and no faster when it is 5 MB of %j", (piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length));
    let parts = 0;
    const took = processorTime(() => {
      const { candidates, malformed } = parseCompletion(text, "length");
      parts = candidates.length + malformed.length;
    });
    expect(parts).toBeGreaterThan(0);
    // A quarter of a second on an idle machine; minutes where a step looks back or ahead at all the rest.
    expect(took).toBeLessThan(5_000);
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
        expect(processorTime(() => parseCompletion(text, "stop"))).toBeLessThan(3_000);
      }
    }
  });
});
