import { expect, test } from "vitest";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { savePrice } from "../commands/save-price.ts";
import { priceInput } from "../price-schema.ts";
import { createTestRuns } from "../testing/create-test-run.ts";
import { forecastItemCall } from "./forecast-item-call.ts";

test("a call about an item is forecast from lengths, then from what such calls took", async () => {
  const { member, endpointId, start } = await createTestRuns();
  await insertBenchItems(member.project.id, 5);
  const asked = { purpose: "classify", endpointId, model: "scripted", delivery: "live" } as const;
  expect(await forecastItemCall(member, asked)).toEqual({ each: null, seen: 0 });
  await savePrice(member, priceInput.parse({ endpointId, model: "scripted", input: 1, output: 2 }));
  const guess = await forecastItemCall(member, asked);
  // 500 tokens of prompt at least, and 60 of answer, at 1 and 2 dollars a million.
  expect(guess.seen).toBe(0);
  expect(guess.each).toBeGreaterThan(620e-6);
  const { id: runId } = await start();
  const sums = { attempts: 4, inputTokens: 4_000, outputTokens: 400, charged: 0, day: new Date("2026-02-01") };
  const projectId = member.project.id;
  await db.spending.create({
    data: { projectId, runId, endpointId, model: "scripted", purpose: "classify", ...sums },
  });
  expect(await forecastItemCall(member, asked)).toEqual({ each: expect.closeTo(1_200e-6, 12), seen: 4 });
  // Second answers are another kind of call.
  expect(await forecastItemCall(member, { ...asked, purpose: "answer" })).toMatchObject({ seen: 0 });
  const stranger = await createTestMember({ role: "admin" });
  await expect(forecastItemCall(stranger, asked)).rejects.toMatchObject({ code: "not-found" });
});
