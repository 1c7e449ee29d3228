import { randomUUID } from "node:crypto";
import type { Category, TaskText } from "#lib/items/schema.ts";
import { taskKey } from "#lib/items/task-key.ts";
import { db, takeSequence } from "#lib/platform/db.ts";

/** An approved item for tests: its text where it matters, and its category. */
export type ApprovedItem = Partial<TaskText> & { category: Category | null; runId?: string };

/**
 * Puts approved items into a project, in their order, for tests of freezing.
 * @returns their ids
 */
export async function insertApprovedItems(projectId: string, items: ApprovedItem[]): Promise<string[]> {
  const first = await takeSequence(db, projectId, items.length);
  const rows = items.map(({ instruction, input = "", output = "Yes.", category, runId }, i) => {
    const text = { instruction: instruction ?? `Task ${first + BigInt(i)}.`, input, output };
    const sequence = first + BigInt(i);
    return {
      id: randomUUID(),
      projectId,
      sequence,
      changeSequence: sequence,
      origin: runId ? ("call" as const) : ("import" as const),
      ...(runId ? { runId } : {}),
      ...text,
      exactKey: taskKey(text),
      proposedCategory: "OTHER" as const,
      category,
      status: "approved" as const,
    };
  });
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
