import { randomUUID } from "node:crypto";
import { type ItemRunInput, itemRunInput } from "#lib/expansion/item-run-schema.ts";
import type { Category } from "#lib/items/schema.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import { recordDecision } from "#lib/review/commands/record-decision.ts";
import type { Member } from "#lib/team/member.ts";
import { type Answer, createExpansionProject } from "./expansion-project.ts";
import { completion, sendJson } from "./scripted-provider.ts";

/** What a model answers that classifies so. */
export const classification = (category: string, kind = "a kind") =>
  JSON.stringify({ reason: "It asks.", category, kind });

/** A provider that classifies everything so. */
export const classifyAs =
  (category: string): Answer =>
  (_request, response) =>
    sendJson(response, 200, completion(classification(category)));

/** {@link createExpansionProject} with pending items that nobody has classified, and what starts runs over them. */
export async function createItemRunProject(answer: Answer, items = 40) {
  const made = await createExpansionProject(answer);
  const ids = await insertBenchItems(made.member.project.id, items, { approved: 0, rejected: 0 });
  await db.item.updateMany({ where: { id: { in: ids } }, data: { proposedCategory: null, kind: "" } });
  const input = (more: Record<string, unknown> = {}): ItemRunInput =>
    itemRunInput.parse({
      purpose: "classify",
      set: { kind: "filter", filter: {} },
      endpointId: made.endpointId,
      model: "scripted",
      concurrency: 4,
      ...more,
    });
  return { ...made, ids, input };
}

/** A run's row by its number. */
export const getRun = (member: Member, number: number) =>
  db.expansionRun.findUniqueOrThrow({ where: { projectId_number: { projectId: member.project.id, number } } });

/** Records an answer for the run's call of an item, as a worker does before it settles. @returns the call's id */
export async function answerFor(runId: string, itemId: string, response: string): Promise<string> {
  const call = await db.call.findFirstOrThrow({ where: { runId, itemId } });
  await db.call.update({ where: { id: call.id }, data: { status: "answered", response, finishReason: "stop" } });
  return call.id;
}

/** Approves an item under a category. */
export async function approve(member: Member, itemId: string, category: Category): Promise<void> {
  const { version } = await db.item.findUniqueOrThrow({ where: { id: itemId } });
  await recordDecision(member, {
    id: randomUUID(),
    itemId,
    itemVersion: version,
    verdict: "approve",
    category,
    reasons: [],
    comment: "",
  });
}
