import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { savePrice } from "../commands/save-price.ts";
import { setBudget } from "../commands/set-budget.ts";
import { priceInput } from "../price-schema.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { forecastRun } from "./forecast-run.ts";

let runs: TestRuns;

beforeEach(async () => {
  runs = await createTestRuns();
});

/** A run that is through: 20 calls of 5 tasks, of which 80 got in, with 1,000 tokens in and 500 out each. */
async function earlierRun(more: Parameters<TestRuns["settings"]>[0] = {}): Promise<number> {
  const { number, id } = await runs.start(runs.settings(more));
  await db.expansionRun.update({ where: { id }, data: { accepted: 80, callsSettled: 20, status: "finished" } });
  const projectId = runs.member.project.id;
  const shared = { projectId, runId: id, endpointId: runs.endpointId, model: "scripted", day: new Date("2026-02-01") };
  const sums = { attempts: 21, inputTokens: 20_000, outputTokens: 10_000, charged: 0 };
  await db.spending.create({ data: { ...shared, ...sums, purpose: "expand" } });
  const call = await db.call.findFirstOrThrow({ where: { runId: id } });
  const ended = { state: "done", outcome: "answered", latencyMs: 1_500, request: {} } as const;
  const bounds = { inputBound: 1, outputBound: 1 };
  await db.attempt.create({ data: { ...shared, ...ended, ...bounds, callId: call.id, number: 1, worker: "w" } });
  return number;
}

test("a first run is forecast from its prompts and seeds, and says that it guesses", async () => {
  const found = await forecastRun(runs.member, runs.settings());
  expect(found).toMatchObject({ cost: null, unpriced: ["scripted"], time: null, tokens: { seen: 0 } });
  expect(found.acceptance.runs).toEqual([]);
  expect(found.tokens.input.likely).toBeGreaterThan(100);
});

test("a later one is forecast from what runs with the same model, prompt and limit did", async () => {
  const number = await earlierRun();
  await earlierRun({ rules: { nearDuplicate: { threshold: 0.9 } } });
  const price = { endpointId: runs.endpointId, model: "scripted", input: 1, output: 2 };
  await savePrice(runs.member, priceInput.parse(price));
  await setBudget(runs.member, { budget: 0.001 });
  const found = await forecastRun(runs.member, runs.settings({ target: 400 }));
  expect(found.acceptance).toMatchObject({ likely: 0.8, runs: [number] });
  expect(found.calls.likely).toBe(100);
  expect(found.tokens).toMatchObject({ seen: 40, input: { likely: 1_000 }, output: { likely: 500 } });
  expect(found.cost?.likely).toBeCloseTo(100 * (1_000 + 2 * 500) * 1e-6, 9);
  expect(found).toMatchObject({ unpriced: [], latencyMs: 1_500, limits: { overBudget: true } });
});

test("items classified on their own need the price of the model that does it", async () => {
  await savePrice(
    runs.member,
    priceInput.parse({ endpointId: runs.endpointId, model: "scripted", input: 1, output: 2 }),
  );
  const settings = runs.settings({ classification: "ownPass", classifyModel: "classifier" });
  expect(await forecastRun(runs.member, settings)).toMatchObject({
    cost: null,
    unpriced: ["classifier"],
    classifications: settings.target,
  });
});

test("another project's endpoint is refused, and what it ran is not looked at", async () => {
  const stranger = await createTestMember({ role: "admin" });
  await expect(forecastRun(stranger, runs.settings())).rejects.toMatchObject({
    message: "expansion.errors.noEndpoint",
  });
  const settings = runs.settings({ endpointId: "no-id" });
  await expect(forecastRun(runs.member, settings)).rejects.toMatchObject({ message: "expansion.errors.noEndpoint" });
});
