import fc from "fast-check";
import { expect, it } from "vitest";
import { createNearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import { StandingTasks } from "./standing-tasks.ts";

const checks = { exactDuplicate: true, nearDuplicate: { threshold: 0.7, strict: true, tokenizer: "rouge" as const } };
const task = (instruction: string) => ({ origin: "call" as const, instruction, input: "" });
const standing = () => new StandingTasks(new Map([["rouge", createNearDuplicateIndex("rouge")]]));

it("finds the oldest of those that hold a key, whoever came or went before", () => {
  const step = fc.record({ id: fc.integer({ min: 0, max: 6 }), key: fc.constantFrom("a", "b"), leaves: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const tasks = standing();
      const held = new Map<number, string>();
      for (const { id, key, leaves } of steps) {
        const before = held.get(id);
        if (before !== undefined) tasks.leave(10 - id, before);
        held.delete(id);
        if (leaves) continue;
        tasks.enter(10 - id, task("Say it."), key);
        held.set(id, key);
      }
      for (const key of ["a", "b"]) {
        const oldest = [...held].filter(([, k]) => k === key).sort(([a], [b]) => b - a)[0];
        expect(tasks.findHolder(key)).toBe(oldest ? 10 - oldest[0] : null);
      }
    }),
  );
});

it("names the same task before one that is only near, and neither where its check is off", () => {
  const tasks = standing();
  tasks.enter(1, task("List three side effects of metformin."), "k1");
  const near = task("List four side effects of metformin.");
  expect(tasks.findDuplicate(near, "k1", checks)).toEqual({
    rule: "exactDuplicate",
    detail: "same instruction and input",
    neighbour: { key: 1, score: 1 },
  });
  expect(tasks.findDuplicate(near, "k2", checks)).toEqual({
    rule: "nearDuplicate",
    detail: "ROUGE-L 0.833, limit 0.7",
    neighbour: { key: 1, score: 10 / 12 },
  });
  expect(tasks.findDuplicate(near, "k1", { exactDuplicate: false, nearDuplicate: null })).toBeNull();
  expect(tasks.findDuplicate(near, "k1", checks, 1)).toBeNull();
});

it("compares what comes from a corpus by instruction and input together, and everything else by its instruction", () => {
  const tasks = standing();
  const question = "Is this claim true?";
  const claim = (input: string) => ({ origin: "corpus" as const, instruction: question, input });
  tasks.enter(1, claim("Metformin lowers the blood sugar of most adults."), "k1");
  expect(tasks.findDuplicate(claim("Smoking makes wounds heal late and badly."), "k2", checks)).toBeNull();
  expect(tasks.findDuplicate(claim("Metformin lowers the blood sugar of many adults."), "k3", checks)).toMatchObject({
    neighbour: { key: 1 },
  });
  tasks.enter(2, task(question), "k4");
  expect(tasks.findDuplicate({ ...task(question), input: "Anything else." }, "k5", checks)).toMatchObject({
    neighbour: { key: 2, score: 1 },
  });
});
