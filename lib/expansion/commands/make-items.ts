import { type Admission, lockProject } from "#lib/items/commands/admission.ts";
import { letIn } from "#lib/items/commands/let-in.ts";
import type { Override } from "#lib/items/override.ts";
import type { Db } from "#lib/platform/db.ts";
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
 * @param admission begun with the tokenizer of the member's project
 * @param rejections of the member's project, locked, none of them restored yet or without an instruction
 * @returns the number of the first item, what each is a duplicate of nevertheless, and the calls planned, for waking the workers after
 * the commit
 */
export async function makeItems(
  admission: Admission,
  member: Member,
  rejections: readonly Restored[],
): Promise<{ firstSequence: bigint; overrides: (Override | null)[]; callIds: string[] }> {
  const { tx } = admission;
  const before = await lockProject(admission, rejections.length);
  const arrivals = rejections.map(({ id, rawCategory: written, ...rejection }) => {
    const category = written === null ? null : parseCategory(written);
    const rawCategory = category === null ? written : null;
    const origin = rejection.callId ? ("call" as const) : ("import" as const);
    return { ...rejection, rejectionId: id, origin, category, rawCategory };
  });
  const editor = { editorId: member.userId, tokenizer: member.project.tokenizer };
  const made = await letIn(admission, before, arrivals, editor);
  await tx.rejection.updateMany({
    where: { id: { in: rejections.map((rejection) => rejection.id) } },
    data: { restoredAt: new Date(), restoredBy: member.userId },
  });
  const runs = await classifyingRuns(
    tx,
    rejections.flatMap((rejection) => rejection.runId ?? []),
  );
  const unclassified = made.flatMap(({ arrival: { runId, category }, itemId }) => {
    const run = runId === null ? undefined : runs.get(runId);
    return runId !== null && run && wantsClassification(run, category) ? { itemId, runId } : [];
  });
  const callIds = await planClassifications(tx, unclassified, (runId) => runs.get(runId) as ClassifyingRun);
  return { firstSequence: before + 1n, overrides: made.map(({ override }) => override), callIds };
}

/** The runs that still send classifications, by id: a cancelled one sends nothing any more. */
async function classifyingRuns(tx: Db, ids: string[]): Promise<Map<string, ClassifyingRun>> {
  const runs = await tx.expansionRun.findMany({
    where: { id: { in: [...new Set(ids)] }, status: { not: "cancelled" } },
    select: { id: true, projectId: true, endpointId: true, model: true, settings: true },
  });
  return new Map(runs.map(({ id, settings, ...run }) => [id, { ...run, settings: runSettings.parse(settings) }]));
}
