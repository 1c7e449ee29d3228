import { randomUUID } from "node:crypto";
import { db, takeSequence } from "#lib/platform/db.ts";
import type { ItemOrigin, ItemStatus } from "../schema.ts";
import { taskKey } from "../task-key.ts";

/** An item by what decides which others it is like. */
export type TextItem = {
  instruction: string;
  input?: string;
  origin?: ItemOrigin;
  status?: ItemStatus;
  runId?: string;
};

/** Fills a project with items of these texts. @returns their keys, in this order */
export async function insertTexts(projectId: string, items: readonly (string | TextItem)[]): Promise<number[]> {
  const first = await takeSequence(db, projectId, items.length);
  const rows = items.map((item, i) => {
    const { instruction, input = "", ...rest } = typeof item === "string" ? { instruction: item } : item;
    const sequence = first + BigInt(i);
    return {
      id: randomUUID(),
      projectId,
      sequence,
      changeSequence: sequence,
      origin: rest.origin ?? ("import" as const),
      status: rest.status ?? ("pending" as const),
      runId: rest.runId ?? null,
      instruction,
      input,
      output: "An output.",
      exactKey: taskKey({ instruction, input }),
    };
  });
  await db.item.createMany({ data: rows });
  return rows.map((row) => Number(row.sequence));
}
