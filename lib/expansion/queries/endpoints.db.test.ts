import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { forgetRefusals } from "../commands/forget-refusals.ts";
import { archiveEndpoint, saveEndpoint } from "../commands/save-endpoint.ts";
import { endpointInput } from "../endpoint-schema.ts";
import { testConnection } from "../test-connection.ts";
import { createTestRuns } from "../testing/create-test-run.ts";
import { getConnection, listEndpoints } from "./endpoints.ts";

let admin: Member;
const gateway = { name: "Gateway", baseUrl: "https://models.example.org/v1", key: "sk-secret-0123456789" };

beforeEach(async () => {
  admin = await createTestMember({ role: "admin" });
});

const save = (input: Record<string, unknown>) => saveEndpoint(admin, endpointInput.parse({ ...gateway, ...input }));

test("a key is stored sealed, shown by its end alone, and given to nobody but the connection", async () => {
  const { id } = await save({});
  const [shown] = await listEndpoints(admin);
  expect(shown).toMatchObject({ id, name: "Gateway", hasKey: true, keyHint: "6789" });
  expect(JSON.stringify(shown)).not.toContain("sk-secret");
  expect((await db.modelEndpoint.findUniqueOrThrow({ where: { id } })).sealedKey).not.toContain("secret");
  expect(await getConnection(admin, id)).toEqual({ baseUrl: gateway.baseUrl, apiKey: gateway.key });
});

test("an empty key keeps the stored one, unless the address changes: then it is asked for again", async () => {
  const { id } = await save({});
  await save({ id, name: "Renamed", key: "" });
  expect((await getConnection(admin, id)).apiKey).toBe(gateway.key);
  await expect(save({ id, baseUrl: "https://elsewhere.example.org/v1", key: "" })).rejects.toMatchObject({
    fields: { key: "expansion.errors.keyForNewAddress" },
  });
  await save({ id, baseUrl: "https://elsewhere.example.org/v1", key: "", removeKey: true });
  expect(await getConnection(admin, id)).toEqual({ baseUrl: "https://elsewhere.example.org/v1", apiKey: null });
});

test("an endpoint whose key cannot be read any more says so when it is tested", async () => {
  const { id } = await save({});
  await db.modelEndpoint.update({ where: { id }, data: { sealedKey: "sealed under another secret" } });
  expect(await testConnection(admin, id)).toMatchObject({ ok: false, words: expect.stringContaining("key") });
});

test("what an endpoint refused is shown until it is forgotten", async () => {
  const { id } = await save({});
  await db.modelEndpoint.update({ where: { id }, data: { refusals: { small: ["temperature"] } } });
  expect((await listEndpoints(admin))[0]?.refusals).toEqual({ small: ["temperature"] });
  await forgetRefusals(admin, id);
  expect((await listEndpoints(admin))[0]?.refusals).toEqual({});
});

test("an endpoint that the environment no longer names is not offered", async () => {
  await db.modelEndpoint.create({ data: { projectId: admin.project.id, name: "OpenAI", environment: "openai" } });
  expect(await listEndpoints(admin)).toEqual([]);
});

test("an archived endpoint is gone, with its key; one that a run uses stays", async () => {
  const { id } = await save({});
  await archiveEndpoint(admin, id);
  expect(await listEndpoints(admin)).toEqual([]);
  await expect(getConnection(admin, id)).rejects.toMatchObject({ code: "not-found" });
  expect((await db.modelEndpoint.findUniqueOrThrow({ where: { id } })).sealedKey).toBeNull();
  const runs = await createTestRuns();
  await runs.start();
  await expect(archiveEndpoint(runs.member, runs.endpointId)).rejects.toMatchObject({
    message: "expansion.errors.endpointInUse",
    values: { count: 1 },
  });
});

test("endpoints of another project are not found, and a viewer sees none", async () => {
  const { id } = await save({});
  const stranger = await createTestMember({ role: "admin" });
  expect(await listEndpoints(stranger)).toEqual([]);
  await expect(getConnection(stranger, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(archiveEndpoint(stranger, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(forgetRefusals(stranger, id)).rejects.toMatchObject({ code: "not-found" });
  const viewer = await createTestMember({ role: "viewer", project: admin.project });
  await expect(listEndpoints(viewer)).rejects.toMatchObject({ code: "forbidden" });
});
