import { describe, expect, it } from "vitest";
import { randomFor } from "#practice-model/grammar/random.ts";
import { recogniseKind } from "#practice-model/tasks/recognise-kind.ts";
import { writePlainTask, writeTask } from "#practice-model/tasks/write-task.ts";
import { kinds } from "./all.ts";

const tasks = kinds.map((kind) => {
  const random = randomFor(`all kinds: ${kind.name}`);
  const choice = { kind, label: kind.name, category: kind.category };
  return {
    kind,
    written: [...Array.from({ length: 150 }, () => writeTask(random, choice)), writePlainTask(random, choice)],
  };
});

describe("the kinds of task", () => {
  it("are at least 40, have names of their own, and cover the four categories", () => {
    expect(kinds.length).toBeGreaterThanOrEqual(40);
    expect(new Set(kinds.map((kind) => kind.name)).size).toBe(kinds.length);
    expect(new Set(kinds.map((kind) => kind.category))).toEqual(new Set(["QA", "IE", "GEN", "OTHER"]));
  });

  it.each(tasks)("$kind.name writes whole sentences, leaves no slot open and always has an output", ({ written }) => {
    for (const { instruction, input, output, reason } of written) {
      for (const text of [instruction, reason]) {
        expect(text).toMatch(/^[A-Z0-9@][\s\S]*[.?!]$/);
        expect(text).not.toMatch(/undefined|NaN|[{}[\]]| {2}| [.,;?]|\.\./);
      }
      expect(`${input}${output}`).not.toMatch(/undefined|NaN/);
      expect(output.trim()).not.toBe("");
      expect(output).not.toBe(input);
    }
  });

  it.each(tasks)("$kind.name keeps the limits that its instruction sets", ({ written }) => {
    for (const { instruction, output } of written) {
      const limit = /no more than (\d+) words|(?:under|within|below) (\d+) words/.exec(instruction);
      if (limit) expect(output.split(/\s+/).length).toBeLessThanOrEqual(Number(limit[1] ?? limit[2]));
      if (/\bJSON\b/.test(instruction)) expect(() => JSON.parse(output)).not.toThrow();
    }
  });

  it.each(tasks)("$kind.name is recognised by its own name", ({ kind }) => {
    for (const name of [kind.name, ...kind.also])
      expect(recogniseKind({ instruction: "Do it.", kind: name, category: "" })?.kind.name).toBe(kind.name);
  });
});
