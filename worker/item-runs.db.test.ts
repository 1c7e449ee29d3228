import { afterEach, expect, test } from "vitest";
import { cancelRun, pauseRun, resumeRun } from "#lib/expansion/commands/control-run.ts";
import { settleAnswers } from "#lib/expansion/commands/settle-answers.ts";
import { startItemRun } from "#lib/expansion/commands/start-item-run.ts";
import { listItemResults } from "#lib/expansion/queries/list-item-results.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { startWorker } from "./start-worker.ts";
import type { Answer } from "./testing/expansion-project.ts";
import { classification, classifyAs, createItemRunProject, getRun } from "./testing/item-run-project.ts";
import { completion, sendJson } from "./testing/scripted-provider.ts";

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

async function worker(): Promise<void> {
  const started = await startWorker(16);
  open.push({ close: started.stop });
}

async function reaches(member: Member, number: number, status: string): Promise<void> {
  await expect.poll(async () => (await getRun(member, number)).status, { timeout: 15_000, interval: 50 }).toBe(status);
}

test("a classification goes through every item of its set once, and never has more calls waiting than its window", async () => {
  let most = 0;
  const { member, input, ids, provider } = await project(async (request, response, number) => {
    const open = await db.call.count({ where: { status: { in: ["planned", "sent", "answered"] } } });
    most = Math.max(most, open);
    await classifyAs(number % 2 ? "QA" : "Text generation")(request, response, number);
  });
  await worker();
  const { number } = await startItemRun(member, input());
  await reaches(member, number, "finished");
  expect(await getRun(member, number)).toMatchObject({
    target: 40,
    accepted: 40,
    rejected: 0,
    malformed: 0,
    callsSettled: 40,
    lastCallNumber: 40,
  });
  expect(provider.heard.length).toBe(40);
  expect(most).toBeLessThanOrEqual(12);
  const items = await db.item.findMany({ where: { id: { in: ids } }, orderBy: { sequence: "asc" } });
  expect(items.filter((item) => item.proposedCategory === "QA").length).toBe(20);
  expect(items.every((item) => item.kind === "a kind" && item.proposalReason === "It asks.")).toBe(true);
  const { rows } = await listItemResults(member, number, { after: null, before: null });
  expect(rows.map((row) => row.itemSequence)).toEqual(items.map((item) => Number(item.sequence)));
});

test("an answer that names none of the four, or nothing, is counted and kept, and the run still ends", async () => {
  const answers = [classification("Poetry"), "I cannot say.", classification("QA")];
  const { member, input, ids } = await project(
    (_request, response, number) => sendJson(response, 200, completion(answers[number] ?? "")),
    3,
  );
  await worker();
  const { number } = await startItemRun(member, input({ concurrency: 1 }));
  await reaches(member, number, "finished");
  const run = await getRun(member, number);
  expect(run).toMatchObject({ accepted: 1, rejected: 1, malformed: 1, callsSettled: 3 });
  expect(await db.malformedPart.findMany({ where: { runId: run.id } })).toMatchObject([
    { raw: "I cannot say.", reason: "noClassification" },
  ]);
  expect(await db.proposal.findMany({ where: { runId: run.id, category: null } })).toMatchObject([
    { rawCategory: "Poetry" },
  ]);
  expect(await db.item.count({ where: { id: { in: ids }, proposedCategory: { not: null } } })).toBe(1);
});

test("a run that is cancelled in the middle asks no more, and keeps what came in", async () => {
  const held: (() => void)[] = [];
  const { member, input, ids, provider } = await project(async (request, response, number) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await classifyAs("QA")(request, response, number);
  });
  await worker();
  const { number } = await startItemRun(member, input());
  await expect.poll(() => held.length, { timeout: 10_000 }).toBe(4);
  await cancelRun(member, number);
  for (const go of held) go();
  const { id: runId } = await getRun(member, number);
  await expect
    .poll(() => db.call.count({ where: { runId, status: { in: ["planned", "sent", "answered"] } } }), {
      timeout: 15_000,
    })
    .toBe(0);
  expect(await getRun(member, number)).toMatchObject({ status: "cancelled", accepted: 4 });
  expect(provider.heard.length).toBe(4);
  expect(await db.item.count({ where: { id: { in: ids }, proposedCategory: "QA" } })).toBe(4);
});

test("a paused run goes on with the item after the last one planned", async () => {
  const { member, input } = await project(classifyAs("QA"), 30);
  const { number } = await startItemRun(member, input());
  await pauseRun(member, number);
  expect((await getRun(member, number)).lastCallNumber).toBe(12);
  await resumeRun(member, number);
  await worker();
  await reaches(member, number, "finished");
  expect(await getRun(member, number)).toMatchObject({ accepted: 30, callsSettled: 30 });
});

test("a second answer is written to the item's own task and leaves the item as it is", async () => {
  const { member, input, ids, provider } = await project(
    (_request, response) => sendJson(response, 200, completion("  Another answer.\n")),
    3,
  );
  const before = await db.item.findMany({ where: { id: { in: ids } }, orderBy: { sequence: "asc" } });
  await worker();
  const { number } = await startItemRun(member, input({ purpose: "answer" }));
  await reaches(member, number, "finished");
  expect(await db.item.findMany({ where: { id: { in: ids } }, orderBy: { sequence: "asc" } })).toEqual(before);
  const answers = await db.secondAnswer.findMany({ where: { itemId: { in: ids } } });
  expect(answers.map(({ output, model, itemVersion }) => ({ output, model, itemVersion }))).toEqual(
    ids.map(() => ({ output: "Another answer.", model: "scripted", itemVersion: 1 })),
  );
  // What is asked is the instruction and the input, and never the output that is there.
  const [item] = before;
  const sent = provider.heard.map((request) => JSON.stringify(request.messages));
  expect(sent.some((messages) => messages.includes(JSON.stringify(item?.instruction).slice(1, -1)))).toBe(true);
  expect(sent.some((messages) => messages.includes(JSON.stringify(item?.output).slice(1, -1)))).toBe(false);
  const [call] = await db.call.findMany({ where: { itemId: item?.id ?? "" } });
  await settleAnswers([call?.id ?? ""]);
  expect(await db.secondAnswer.count({ where: { itemId: { in: ids } } })).toBe(3);
});
