import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import { callPrompt } from "./call-prompt.ts";
import type { ClaimedCall } from "./commands/claim-calls.ts";
import { createPromptTemplate, savePromptVersion } from "./commands/save-prompt.ts";
import { previewCall } from "./queries/preview-call.ts";
import { previewTemplate } from "./queries/preview-template.ts";
import { listPromptFigures } from "./queries/prompt-figures.ts";
import { runSettings } from "./schema.ts";
import { createTestRuns, type TestRuns } from "./testing/create-test-run.ts";

let runs: TestRuns;
let templateId: string;

beforeAll(async () => {
  runs = await createTestRuns();
  ({ id: templateId } = await createPromptTemplate(runs.member, {
    purpose: "expand",
    name: "Own",
    fromVersionId: null,
  }));
});

/** Saves the next version of the template. @returns its id */
async function saveVersion(user: string): Promise<string> {
  const { number } = await db.promptVersion.findFirstOrThrow({ where: { templateId }, orderBy: { number: "desc" } });
  const saved = await savePromptVersion(runs.member, { templateId, baseNumber: number, note: "", system: "", user });
  return (await db.promptVersion.findFirstOrThrow({ where: { templateId, number: saved.number } })).id;
}

/** The first call of a run as a worker would hold it, and the run's settings. */
async function firstCall(runId: string) {
  const call = await db.call.findFirstOrThrow({ where: { runId, number: 1 }, include: { run: true } });
  return {
    call: { ...call, promptVersion: call.run.promptVersion } as unknown as ClaimedCall,
    run: call.run,
    settings: runSettings.parse(call.run.settings),
  };
}

test("a call is rendered from the version that its run froze, whatever is saved later, and the run names it", async () => {
  const promptVersionId = await saveVersion("Mine: {{seeds}}\n{{answer_format}}");
  const { id } = await runs.start(runs.settings({ promptVersionId }));
  const { call, run, settings } = await firstCall(id);
  const before = await callPrompt(call, settings);
  await saveVersion("Later: {{seeds}}\n{{answer_format}}");
  const { number } = await db.promptVersion.findUniqueOrThrow({ where: { id: promptVersionId } });
  expect(run).toMatchObject({ promptVersionId, promptVersion: `Own v${number}` });
  expect(before?.messages).toHaveLength(1);
  expect(before?.messages[0]?.content).toMatch(/^Mine: ===== Example 1 of 3/);
  expect(await callPrompt(call, settings)).toEqual(before);
});

test("the preview of a run's call is the very prompt that the run sends", async () => {
  const promptVersionId = await saveVersion("So: {{seeds}}\n{{avoid_kinds}}\n{{classification}}\n{{answer_format}}");
  const settings = runs.settings({
    promptVersionId,
    classification: "ownPass",
    steering: { avoidKinds: ["k"], rareFirst: true },
  });
  const preview = await previewCall(runs.member, settings, 1);
  const { id } = await runs.start(settings);
  const { call } = await firstCall(id);
  const sent = await callPrompt(call, settings);
  expect(preview.messages).toEqual(sent?.messages);
  expect(preview.messages[0]?.content).toContain('- "k"');
  expect(preview.bytes).toBeGreaterThan(Buffer.byteLength(sent?.messages[0]?.content ?? ""));
});

test("machine-written items follow the seeds, in the version that the call names, and what the call decided is asked for", async () => {
  const { id } = await runs.start();
  const { call, settings } = await firstCall(id);
  const [itemId] = await insertBenchItems(runs.member.project.id, 1);
  const first = await db.item.findUniqueOrThrow({ where: { id: itemId as string } });
  const shown = { itemId: first.id, version: 1 };
  await db.item.update({ where: { id: first.id }, data: { instruction: "Changed since." } });
  const prompt = await callPrompt(
    { ...call, shownItems: [shown], steering: { wantedCategories: ["IE"] } },
    { ...settings, seedsPerPrompt: 4 },
  );
  const text = prompt?.messages.at(-1)?.content ?? "";
  expect(text).toContain("===== Example 4 of 4 =====");
  expect(text).toContain(JSON.stringify(first.instruction));
  expect(text).not.toContain("Changed since.");
  expect(text).toContain("lacks this category most");
  await expect(callPrompt({ ...call, shownItems: [{ ...shown, version: 9 }] }, settings)).rejects.toThrow(
    "no version 9",
  );
});

test("a classification within an expansion run has a version of its own, and that of another purpose is passed over", async () => {
  const { id } = await createPromptTemplate(runs.member, { purpose: "classify", name: "Sort", fromVersionId: null });
  const text = { system: "", user: "Sort this. {{kinds}}\n{{task}}\n{{answer_format}}" };
  await savePromptVersion(runs.member, { templateId: id, baseNumber: 1, note: "", ...text });
  const version = await db.promptVersion.findFirstOrThrow({ where: { templateId: id, number: 2 } });
  const expandVersion = await db.promptVersion.findFirstOrThrow({ where: { templateId } });
  const { id: runId } = await runs.start();
  const { call, settings } = await firstCall(runId);
  const [itemId] = await insertBenchItems(runs.member.project.id, 1);
  const classify = {
    ...call,
    purpose: "classify" as const,
    promptVersion: null,
    itemId: itemId as string,
    shownItems: [],
    seedRevisionIds: [],
  };
  const inRun = { ...settings, promptVersionId: expandVersion.id, classifyPromptVersionId: version.id };
  const prompt = await callPrompt(classify, inRun);
  expect(prompt?.messages[0]?.content).toMatch(/^Sort this\. Kinds in use[^\n]*\n {2}- "k"\n===== Task/);
  expect(await callPrompt(classify, { ...settings, promptVersionId: version.id })).toEqual(prompt);
  const builtIn = await callPrompt(classify, { ...settings, promptVersionId: expandVersion.id });
  expect(builtIn?.messages[0]?.content).toContain("You classify tasks");
  expect(await callPrompt({ ...classify, itemId: randomUUID() }, settings)).toBeNull();
});

test("a version of another project starts no run, is not previewed, and renders no call", async () => {
  const other = await createTestRuns(4);
  const promptVersionId = await saveVersion("Theirs: {{seeds}}\n{{answer_format}}");
  const settings = other.settings({ promptVersionId });
  await expect(other.start(settings)).rejects.toMatchObject({ code: "not-found" });
  await expect(previewCall(other.member, settings, 1)).rejects.toMatchObject({ code: "not-found" });
  const { id } = await other.start(other.settings());
  const { call } = await firstCall(id);
  await expect(callPrompt(call, settings)).rejects.toThrow("no prompt version");
});

test("a template is previewed on drawn material, others with each draw, and refused where it is no good", async () => {
  const preview = (draw: number, user = "{{seeds}}{{answer_format}}") =>
    previewTemplate(runs.member, { purpose: "expand", system: "", user, draw });
  expect(await preview(1)).toEqual(await preview(1));
  const drawn = await Promise.all([1, 2, 3].map(async (draw) => (await preview(draw)).seeds.join()));
  expect(new Set(drawn).size).toBeGreaterThan(1);
  await expect(preview(1, "{{answer_format}}")).rejects.toMatchObject({ message: "prompts.problems.missing" });
  const empty = await createTestRuns(1);
  const answer = { purpose: "answer" as const, system: "", user: "{{task}}", draw: 1 };
  expect((await previewTemplate(empty.member, answer)).seeds).toEqual([1]);
  await db.seed.updateMany({ where: { projectId: empty.member.project.id }, data: { status: "archived" } });
  await expect(previewTemplate(empty.member, answer)).rejects.toMatchObject({
    message: "prompts.errors.nothingToShow",
  });
});

test("figures add up by version: calls, candidates, and what people decided on the items", async () => {
  const own = await createTestRuns(4);
  const projectId = own.member.project.id;
  const { id } = await createPromptTemplate(own.member, { purpose: "expand", name: "P", fromVersionId: null });
  const { id: versionId } = await db.promptVersion.findFirstOrThrow({ where: { templateId: id } });
  const [builtIn, first, second] = [
    await own.start(),
    await own.start(own.settings({ promptVersionId: versionId })),
    await own.start(own.settings({ promptVersionId: versionId })),
  ];
  const count = (runId: string, accepted: number, rejected: number, malformed: number) =>
    db.expansionRun.update({ where: { id: runId }, data: { accepted, rejected, malformed, callsSettled: 2 } });
  await count(builtIn.id, 10, 10, 0);
  await count(first.id, 6, 2, 1);
  await count(second.id, 4, 0, 1);
  await insertBenchItems(projectId, 4, { runId: first.id, approved: 1, rejected: 0 });
  await insertBenchItems(projectId, 2, { runId: second.id, approved: 0, rejected: 1 });
  await insertBenchItems(projectId, 3, { runId: second.id, approved: 0, rejected: 0 });
  const figures = await listPromptFigures(own.member);
  expect(figures.find((row) => row.versionId === versionId)).toEqual({
    purpose: "expand",
    versionId,
    templateId: id,
    label: "P v1",
    runs: 2,
    calls: 4,
    accepted: 10,
    rejected: 2,
    malformed: 2,
    approved: 4,
    decided: 6,
  });
  expect(figures.find((row) => row.versionId === null)).toMatchObject({ label: "expansion-2", runs: 1, accepted: 10 });
});
