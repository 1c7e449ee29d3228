import { expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { savePrice, withdrawPrice } from "../commands/save-price.ts";
import { priceInput } from "../price-schema.ts";
import { createTestRuns } from "../testing/create-test-run.ts";
import { listPrices } from "./list-prices.ts";

test("models that runs used and models with a price stand by endpoint, each with all that was entered", async () => {
  const { member, endpointId, start } = await createTestRuns();
  await start();
  const save = (model: string, input: number) =>
    savePrice(member, priceInput.parse({ endpointId, model, input, output: 2 * input }));
  await save("another", 1);
  await save("another", 0.25);
  await save("gone", 3);
  await withdrawPrice(member, { endpointId, model: "gone" });
  const { [endpointId]: models, ...others } = await listPrices(member);
  expect(others).toEqual({});
  expect(models?.map(({ model, price }) => [model, price?.input ?? null])).toEqual([
    ["another", 0.25],
    ["gone", null],
    ["scripted", null],
  ]);
  expect(models?.[0]?.history.map((entry) => [entry.price?.input, entry.enteredBy])).toEqual([
    [0.25, member.name],
    [1, member.name],
  ]);
  expect(models?.[1]?.history.map((entry) => entry.price?.output ?? null)).toEqual([null, 6]);
  expect(models?.[2]?.history).toEqual([]);

  expect(await listPrices(await createTestMember({ role: "admin" }))).toEqual({});
  const viewer = await createTestMember({ role: "viewer", project: member.project });
  await expect(listPrices(viewer)).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.modelPrice.count({ where: { endpointId } })).toBe(4);
});
