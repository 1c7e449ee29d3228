import { randomUUID } from "node:crypto";
import { taskKey } from "#lib/items/task-key.ts";
import { db, takeSequence } from "#lib/platform/db.ts";

/** An item as a test wants it. */
export type TestTask = { instruction: string; output?: string; tags?: string[] };

/** Puts pending items into a project, for tests; their ids in order. */
export async function insertTestItems(projectId: string, tasks: readonly TestTask[]): Promise<string[]> {
  const first = await takeSequence(db, projectId, tasks.length);
  const rows = tasks.map(({ instruction, output = "An answer.", tags = [] }, i) => ({
    id: randomUUID(),
    projectId,
    sequence: first + BigInt(i),
    changeSequence: first + BigInt(i),
    origin: "import" as const,
    instruction,
    input: "",
    output,
    tags,
    exactKey: taskKey({ instruction, input: "" }),
  }));
  await db.item.createMany({ data: rows });
  await db.itemVersion.createMany({
    data: rows.map(({ id, sequence, instruction, input, output }) => ({
      itemId: id,
      number: 1,
      instruction,
      input,
      output,
      change: "admitted",
      sequence,
    })),
  });
  return rows.map((row) => row.id);
}

/** Puts an active seed into a project, for tests. */
export async function insertTestSeed(projectId: string, instruction: string): Promise<string> {
  const sequence = await takeSequence(db, projectId, 1);
  const id = randomUUID();
  const task = { instruction, input: "", output: "An answer." };
  await db.seed.create({
    data: {
      id,
      projectId,
      number: Number(sequence),
      status: "active",
      category: "QA",
      tags: [],
      exactKey: taskKey(task),
      sequence,
      changeSequence: sequence,
      ...task,
    },
  });
  return id;
}
