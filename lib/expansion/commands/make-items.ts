import { randomUUID } from "node:crypto";
import { taskKey } from "#lib/items/task-key.ts";
import { type Db, type Prisma, takeSequence } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { parseCategory } from "../parse-category.ts";
import { runSettings } from "../schema.ts";
import { type ClassifyingRun, planClassifications, wantsClassification } from "./plan-classifications.ts";

/** A rejection that becomes an item. */
export type Restored = {
  id: string;
  runId: string | null;
  callId: string | null;
  position: number;
  instruction: string;
  input: string;
  output: string;
  rawCategory: string | null;
  kind: string;
  reason: string;
};

/**
 * Makes items of rejections that a person restores, numbered in the order given, marks the rejections, and plans the
 * classifications that their runs would have planned for them.
 * @param rejections of the member's project, locked, none of them restored yet or without an instruction
 * @returns the number of the first item, and the calls planned, for waking the workers after the commit
 */
export async function makeItems(
  tx: Db,
  member: Member,
  rejections: readonly Restored[],
): Promise<{ firstSequence: bigint; callIds: string[] }> {
  const projectId = member.project.id;
  const firstSequence = await takeSequence(tx, projectId, rejections.length);
  const made = rejections.map((rejection, i) => ({
    rejection,
    itemId: randomUUID(),
    sequence: firstSequence + BigInt(i),
    category: rejection.rawCategory === null ? null : parseCategory(rejection.rawCategory),
  }));
  await tx.item.createMany({
    data: made.map(({ rejection, itemId, sequence, category }): Prisma.ItemCreateManyInput => {
      const { id, runId, callId, position, instruction, input, output, kind, reason, rawCategory } = rejection;
      return {
        id: itemId,
        projectId,
        sequence,
        changeSequence: sequence,
        origin: callId ? "call" : "import",
        runId,
        callId,
        position,
        rejectionId: id,
        instruction,
        input,
        output,
        kind,
        exactKey: taskKey({ instruction, input }),
        proposedCategory: category,
        rawCategory: category === null ? rawCategory : null,
        proposalReason: reason,
      };
    }),
  });
  await tx.itemVersion.createMany({
    data: made.map(({ rejection: { instruction, input, output }, itemId, sequence }) => ({
      itemId,
      number: 1,
      instruction,
      input,
      output,
      change: "restored",
      editorId: member.userId,
      sequence,
    })),
  });
  await tx.rejection.updateMany({
    where: { id: { in: rejections.map((rejection) => rejection.id) } },
    data: { restoredAt: new Date(), restoredBy: member.userId },
  });
  const runs = await classifyingRuns(
    tx,
    rejections.flatMap((rejection) => rejection.runId ?? []),
  );
  const unclassified = made.flatMap(({ rejection: { runId }, itemId, category }) => {
    const run = runId === null ? undefined : runs.get(runId);
    return runId !== null && run && wantsClassification(run, category) ? { itemId, runId } : [];
  });
  const callIds = await planClassifications(tx, unclassified, (runId) => runs.get(runId) as ClassifyingRun);
  return { firstSequence, callIds };
}

/** The runs that still send classifications, by id: a cancelled one sends nothing any more. */
async function classifyingRuns(tx: Db, ids: string[]): Promise<Map<string, ClassifyingRun>> {
  const runs = await tx.expansionRun.findMany({
    where: { id: { in: [...new Set(ids)] }, status: { not: "cancelled" } },
    select: { id: true, projectId: true, endpointId: true, model: true, settings: true },
  });
  return new Map(runs.map(({ id, settings, ...run }) => [id, { ...run, settings: runSettings.parse(settings) }]));
}
