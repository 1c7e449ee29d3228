import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { savePrice, withdrawPrice } from "../commands/save-price.ts";
import { priceInput } from "../price-schema.ts";
import { findPrice, findPrices } from "./prices.ts";

let admin: Member;
let endpointId: string;
const entered = { model: "small", input: 0.15, cachedInput: 0.075, output: 0.6, batchShare: 50 };
const stored = { input: 150_000n, cachedInput: 75_000n, output: 600_000n, batchShare: 50 };

beforeEach(async () => {
  admin = await createTestMember({ role: "admin" });
  const data = { projectId: admin.project.id, name: "Gateway", baseUrl: "https://models.example.org/v1" };
  endpointId = (await db.modelEndpoint.create({ data })).id;
});

const save = (input: Record<string, unknown> = {}, member = admin) =>
  savePrice(member, priceInput.parse({ endpointId, ...entered, ...input }));

test("the price entered last counts, for the exact name of the model alone, until it is withdrawn", async () => {
  await save({ input: 3 });
  await save();
  expect(await findPrice(db, endpointId, "small")).toMatchObject(stored);
  expect(await findPrice(db, endpointId, "smal")).toBeNull();
  expect(await findPrice(db, endpointId, "Small")).toBeNull();
  await withdrawPrice(admin, { endpointId, model: "small" });
  expect(await findPrice(db, endpointId, "small")).toBeNull();
  await save({ output: 0 });
  expect(await findPrice(db, endpointId, "small")).toMatchObject({ ...stored, output: 0n });
});

test("several models are asked for at once, and those without a price are left out", async () => {
  await save();
  await save({ model: "large", input: 2.5, cachedInput: null });
  const asked = ["small", "large", "large", "other"].map((model) => ({ endpointId, model }));
  const found = await findPrices(db, asked);
  expect(new Map(found.map(({ model, price }) => [model, price.cachedInput]))).toEqual(
    new Map([
      ["small", 75_000n],
      ["large", 2_500_000n],
    ]),
  );
  expect(found).toHaveLength(2);
  expect(await findPrices(db, [])).toEqual([]);
});

test("each price stays, the same one is not entered twice, and the audit log tells both sides of a change", async () => {
  await save();
  await save();
  await save({ output: 0.7 });
  await withdrawPrice(admin, { endpointId, model: "small" });
  expect(await db.modelPrice.count({ where: { endpointId } })).toBe(3);
  await expect(db.modelPrice.deleteMany({ where: { endpointId } })).rejects.toThrow("append");
  const where = { projectId: admin.project.id };
  const events = await db.auditEvent.findMany({ where, orderBy: { id: "asc" } });
  expect(events.map((event) => event.subject)).toEqual(["small", "small", "small"]);
  expect(events[1]?.detail).toMatchObject({
    endpoint: "Gateway",
    price: { from: { output: 0.6 }, to: { output: 0.7, input: 0.15 } },
  });
  await expect(withdrawPrice(admin, { endpointId, model: "small" })).rejects.toMatchObject({
    message: "costs.errors.noPrice",
  });
});

test("another project's endpoint is not found, and only admins enter prices", async () => {
  const stranger = await createTestMember({ role: "admin" });
  await expect(save({}, stranger)).rejects.toMatchObject({ code: "not-found" });
  await expect(withdrawPrice(stranger, { endpointId, model: "small" })).rejects.toMatchObject({ code: "not-found" });
  const curator = await createTestMember({ role: "curator", project: admin.project });
  await expect(save({}, curator)).rejects.toMatchObject({ code: "forbidden" });
});

test("a price has at most six decimals, and a cached token costs no more than another", () => {
  const faultsOf = (more: object) =>
    priceInput.safeParse({ endpointId, ...entered, ...more }).error?.issues.map((issue) => issue.message);
  expect(faultsOf({ input: 0.000001, cachedInput: null })).toBeUndefined();
  expect(faultsOf({ output: 0.0000001 })).toEqual(["costs.errors.price"]);
  expect(faultsOf({ output: -1 })).toEqual(["costs.errors.price"]);
  expect(faultsOf({ output: Number.NaN })).toEqual(["costs.errors.price"]);
  expect(faultsOf({ cachedInput: 0.2 })).toEqual(["costs.errors.cachedAboveInput"]);
  expect(faultsOf({ batchShare: 0 })).toEqual(["costs.errors.batchShare"]);
});
