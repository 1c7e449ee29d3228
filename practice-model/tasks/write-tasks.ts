import type { Random } from "#practice-model/grammar/random.ts";
import type { Seed } from "#practice-model/prompt/seed.ts";
import { chooseKind } from "./choose-kind.ts";
import { drawMistake, withMistake } from "./mistakes.ts";
import type { Task } from "./task.ts";
import { writePlainTask, writeTask } from "./write-task.ts";

/** Writes `count` tasks after the seeds shown. `wrong` scales how often a task is wrong on purpose (1 as documented, 0 never). */
export function writeTasks(random: Random, seeds: readonly Seed[], count: number, wrong: number): Task[] {
  const tasks: Task[] = [];
  for (let i = 0; i < count; i++) {
    const choice = chooseKind(random, seeds);
    const mistake = drawMistake(random, wrong);
    const task = mistake === "stale" ? writePlainTask(random, choice) : writeTask(random, choice);
    tasks.push(mistake ? withMistake(random, mistake, task, seeds, tasks) : task);
  }
  return tasks;
}
