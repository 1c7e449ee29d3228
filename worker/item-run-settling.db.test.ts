import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { settleClassifications } from "#lib/expansion/commands/settle-classification.ts";
import { startItemRun } from "#lib/expansion/commands/start-item-run.ts";
import { countAgreement } from "#lib/expansion/queries/count-agreement.ts";
import { findItemResult, listItemResults } from "#lib/expansion/queries/list-item-results.ts";
import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { listModelWork } from "#lib/items/queries/list-model-work.ts";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import type { Answer } from "./testing/expansion-project.ts";
import {
  answerFor,
  approve,
  classification,
  classifyAs,
  createItemRunProject,
  getRun,
} from "./testing/item-run-project.ts";

const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
  // What a test leaves waiting is not for the workers of the next.
  await db.expansionRun.updateMany({ data: { status: "cancelled" } });
  await db.call.updateMany({ data: { status: "failed" } });
});

/** {@link createItemRunProject}, closed after the test. */
async function project(answer: Answer, items?: number) {
  const made = await createItemRunProject(answer, items);
  open.push(made.provider);
  return made;
}

const numbersOf = async (ids: string[]) =>
  (await db.item.findMany({ where: { id: { in: ids } } })).map((item) => Number(item.sequence));

test("asking twice to start under one id starts one run", async () => {
  const { member, input } = await project(classifyAs("QA"), 5);
  const id = randomUUID();
  const started = await Promise.all([1, 2, 3].map(() => startItemRun(member, input(), id)));
  expect(new Set(started.map(({ number }) => number)).size).toBe(1);
  expect(await db.expansionRun.count({ where: { projectId: member.project.id } })).toBe(1);
  expect(await db.runItem.count({ where: { runId: id } })).toBe(5);
});

test("the set is what the filter or the numbers name, less what has a proposal where it is asked so", async () => {
  const { member, input, ids } = await project(classifyAs("QA"), 10);
  await db.item.updateMany({ where: { id: { in: ids.slice(0, 4) } }, data: { proposedCategory: "IE" } });
  const sizeOf = async (more: Record<string, unknown>) => {
    const { number } = await startItemRun(member, input(more));
    return (await getRun(member, number)).target;
  };
  expect(await sizeOf({})).toBe(10);
  expect(await sizeOf({ includeProposed: false })).toBe(6);
  expect(await sizeOf({ set: { kind: "filter", filter: { category: "IE" } } })).toBe(4);
  expect(await sizeOf({ set: { kind: "numbers", numbers: [...(await numbersOf(ids.slice(0, 2))), 999_999] } })).toBe(2);
  await expect(startItemRun(member, input({ set: { kind: "numbers", numbers: [999_999] } }))).rejects.toMatchObject({
    message: "itemRuns.errors.noItems",
  });
  const stranger = await createTestMember({ role: "admin" });
  await expect(startItemRun(stranger, input())).rejects.toMatchObject({ code: "invalid" });
  await expect(startItemRun({ ...member, role: "viewer" }, input())).rejects.toMatchObject({ code: "forbidden" });
});

test("what a person decided stays, before, while and after a model is asked; the proposal is kept beside it", async () => {
  const { member, input, ids } = await project(classifyAs("QA"), 6);
  const [before, during, after, revoked] = ids as [string, string, string, string];
  await db.item.updateMany({ where: { id: { in: ids } }, data: { proposedCategory: "OTHER" } });
  await approve(member, before, "IE");
  const { number } = await startItemRun(member, input());
  const { id: runId } = await getRun(member, number);
  await approve(member, during, "IE");
  const calls = await Promise.all(
    [before, during, after, revoked].map((id) => answerFor(runId, id, classification("GEN"))),
  );
  // The decision on one of them comes in the same moment as its answer.
  await Promise.all([settleClassifications(calls), approve(member, revoked, "IE")]);
  await approve(member, after, "IE");
  const items = await db.item.findMany({ where: { id: { in: ids } } });
  const of = (id: string) => items.find((item) => item.id === id);
  for (const id of [before, during])
    expect(of(id)).toMatchObject({ category: "IE", proposedCategory: "OTHER", status: "approved" });
  expect(of(after)).toMatchObject({ category: "IE", proposedCategory: "GEN", status: "approved" });
  expect(of(revoked)).toMatchObject({ category: "IE", status: "approved" });
  expect(await db.proposal.count({ where: { runId, category: "GEN" } })).toBe(4);
});

test("settling twice is settling once, and what came with the task is kept beside the new proposal", async () => {
  const { member, input, ids, endpointId } = await project(classifyAs("QA"), 2);
  const [itemId] = ids as [string];
  const admission = await db.expansionRun.create({
    data: {
      projectId: member.project.id,
      number: 90,
      endpointId,
      endpointName: "Scripted",
      model: "writer",
      status: "finished",
      settings: { endpointId, model: "writer", rngSeed: "1" },
      promptVersion: "expansion-1",
      target: 1,
      startedBy: member.userId,
    },
  });
  const call = await db.call.create({
    data: {
      projectId: member.project.id,
      runId: admission.id,
      endpointId,
      model: "writer",
      number: 1,
      purpose: "expand",
      status: "settled",
      seedRevisionIds: [],
    },
  });
  await db.item.update({
    where: { id: itemId },
    data: { runId: admission.id, callId: call.id, position: 0, proposedCategory: "IE", kind: "coding" },
  });
  const { number } = await startItemRun(member, input());
  const { id: runId } = await getRun(member, number);
  const callId = await answerFor(runId, itemId, classification("GEN", "summary"));
  await Promise.all([1, 2, 3].map(() => settleClassifications([callId])));
  expect(await getRun(member, number)).toMatchObject({ accepted: 1, callsSettled: 1 });
  const work = (await listModelWork(db, [itemId])).get(itemId);
  expect(work?.proposals).toMatchObject([
    { category: "GEN", kind: "summary", model: "scripted", runNumber: number, itemVersion: 1 },
    { category: "IE", kind: "coding", model: "writer", promptVersion: "expansion-1", runNumber: 90 },
  ]);
  const result = await findItemResult(member, number, 1);
  expect(result).toMatchObject({ before: "IE", proposal: { category: "GEN", kind: "summary" }, status: "settled" });
  // A second classification does not take the first for what came with the task.
  const again = await startItemRun(member, input());
  const againId = (await getRun(member, again.number)).id;
  await settleClassifications([await answerFor(againId, itemId, classification("QA"))]);
  expect(await db.proposal.count({ where: { itemId } })).toBe(3);
  expect(await findItemResult(member, again.number, 1)).toMatchObject({ before: "GEN", proposal: { category: "QA" } });
});

test("a text that was edited after it was sent keeps its proposal under the version that was sent", async () => {
  const { member, input, ids } = await project(classifyAs("QA"), 1);
  const [itemId] = ids as [string];
  const { number } = await startItemRun(member, input());
  const { id: runId } = await getRun(member, number);
  await saveItemText(member, itemId, { baseVersion: 1, instruction: "Another text.", input: "", output: "Other." });
  await settleClassifications([await answerFor(runId, itemId, classification("QA"))]);
  expect(await db.proposal.findMany({ where: { itemId } })).toMatchObject([{ itemVersion: 1 }]);
});

test("proposals are counted against what people decided, by run, by prompt and over the project", async () => {
  const { member, input, ids } = await project(classifyAs("QA"), 8);
  const { number } = await startItemRun(member, input({ concurrency: 8 }));
  const { id: runId } = await getRun(member, number);
  const proposed = ["QA", "QA", "QA", "IE", "GEN", "Poetry"];
  const calls = await Promise.all(
    proposed.map((category, i) => answerFor(runId, ids[i] as string, classification(category))),
  );
  await settleClassifications(calls);
  for (const [i, category] of (["QA", "QA", "IE", "IE", "OTHER", "QA"] as const).entries())
    await approve(member, ids[i] as string, category);
  const expected = {
    cells: [
      { proposed: "QA", decided: "QA", count: 2 },
      { proposed: "QA", decided: "IE", count: 1 },
      { proposed: "IE", decided: "IE", count: 1 },
      { proposed: "GEN", decided: "OTHER", count: 1 },
    ],
    items: 5,
    agreed: 3,
  };
  expect(await countAgreement(member, number, "run")).toEqual(expected);
  expect(await countAgreement(member, number, "project")).toEqual(expected);
  // Asked again by the same prompt, an item counts by the later answer alone.
  const again = await startItemRun(
    member,
    input({ set: { kind: "numbers", numbers: await numbersOf(ids.slice(2, 3)) } }),
  );
  const { id: againId } = await getRun(member, again.number);
  await settleClassifications([await answerFor(againId, ids[2] as string, classification("IE"))]);
  expect(await countAgreement(member, number, "prompt")).toMatchObject({ items: 5, agreed: 4 });
  expect(await countAgreement(member, number, "run")).toEqual(expected);
  const pair = { proposed: "QA", decided: "IE" } as const;
  const { rows } = await listItemResults(member, number, { after: null, before: null }, pair);
  expect(rows.map((row) => row.number)).toEqual([3]);
});
