import fc from "fast-check";
import { expect, it } from "vitest";
import { createNearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import { StandingTasks } from "./standing-tasks.ts";

const checks = { exactDuplicate: true, nearDuplicate: { threshold: 0.7, strict: true, tokenizer: "rouge" as const } };
const standing = () => new StandingTasks(new Map([["rouge", createNearDuplicateIndex("rouge")]]));

it("finds the oldest of those that hold a key, whoever came or went before", () => {
  const step = fc.record({ id: fc.integer({ min: 0, max: 6 }), key: fc.constantFrom("a", "b"), leaves: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const tasks = standing();
      const held = new Map<number, string>();
      for (const { id, key, leaves } of steps) {
        const before = held.get(id);
        if (before !== undefined) tasks.leave(`item:${id}`, before);
        held.delete(id);
        if (leaves) continue;
        tasks.enter(`item:${id}`, { instruction: "Say it." }, key, 10 - id);
        held.set(id, key);
      }
      for (const key of ["a", "b"]) {
        const oldest = [...held].filter(([, k]) => k === key).sort(([a], [b]) => b - a)[0];
        expect(tasks.findHolder(key)?.id).toBe(oldest && `item:${oldest[0]}`);
      }
    }),
  );
});

it("names the same task before one that is only near, and neither where its check is off", () => {
  const tasks = standing();
  tasks.enter("seed:s", { instruction: "List three side effects of metformin." }, "k1", 1);
  const near = { instruction: "List four side effects of metformin." };
  expect(tasks.findDuplicate(near, "k1", checks)).toEqual({
    rule: "exactDuplicate",
    detail: "same instruction and input",
    neighbour: { of: "seed", id: "s", score: 1 },
  });
  expect(tasks.findDuplicate(near, "k2", checks)).toEqual({
    rule: "nearDuplicate",
    detail: "ROUGE-L 0.833, limit 0.7",
    neighbour: { of: "seed", id: "s", score: 10 / 12 },
  });
  expect(tasks.findDuplicate(near, "k1", { exactDuplicate: false, nearDuplicate: null })).toBeNull();
});
