import { randomUUID } from "node:crypto";
import type { Category } from "#lib/items/schema.ts";
import type { Db } from "#lib/platform/db.ts";
import type { LockedRun } from "./lock-run.ts";

/** What of a run its classifications depend on: what was frozen when it started. */
export type ClassifyingRun = Pick<LockedRun, "projectId" | "endpointId" | "model" | "settings">;

/** Whether an item gets a call of its own: always, or where the model's own proposal is none of the four. */
export function wantsClassification({ settings }: Pick<LockedRun, "settings">, proposed: Category | null): boolean {
  return settings.classification === "ownPass" || (settings.classification === "withTask" && proposed === null);
}

/**
 * Plans a call for each of these new items that proposes its category.
 * @returns ids of the new calls, for waking the workers after the commit
 */
export async function planClassifications(
  tx: Db,
  items: { itemId: string; runId: string }[],
  runOf: (runId: string) => ClassifyingRun,
): Promise<string[]> {
  if (items.length === 0) return [];
  const sequences = await tx.item.findMany({
    where: { id: { in: items.map((item) => item.itemId) } },
    select: { id: true, sequence: true },
  });
  const sequenceOf = new Map(sequences.map((item) => [item.id, Number(item.sequence)]));
  const calls = items.map(({ itemId, runId }) => ({
    id: randomUUID(),
    projectId: runOf(runId).projectId,
    runId,
    endpointId: runOf(runId).settings.classifyEndpointId ?? runOf(runId).endpointId,
    model: runOf(runId).settings.classifyModel ?? runOf(runId).model,
    itemId,
    // A run's classifications are counted by the item's number, which is one of a kind.
    number: sequenceOf.get(itemId) ?? 0,
    purpose: "classify" as const,
    status: "planned" as const,
    seedRevisionIds: [],
    // As it was admitted.
    shownItems: [{ itemId, version: 1 }],
  }));
  await tx.call.createMany({ data: calls });
  return calls.map((call) => call.id);
}
