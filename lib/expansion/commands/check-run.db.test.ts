import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { perToken } from "../money.ts";
import { presetSettings } from "../preset-schema.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";

let runs: TestRuns;
let foreignEndpoint: string;

beforeAll(async () => {
  runs = await createTestRuns(8);
  const stranger = await createTestMember({ role: "admin" });
  const endpoint = await db.modelEndpoint.create({ data: { projectId: stranger.project.id, name: "Theirs" } });
  foreignEndpoint = endpoint.id;
});

const price = (endpointId: string, model: string) =>
  db.modelPrice.create({
    data: {
      projectId: runs.member.project.id,
      endpointId,
      model,
      input: perToken(1),
      cachedInput: perToken(0.5),
      output: perToken(4),
      enteredBy: runs.member.userId,
    },
  });

const settingsOf = async (id: string) => (await db.expansionRun.findUniqueOrThrow({ where: { id } })).settings;

describe("a run that cannot be is refused at its start, with the field that is to blame", () => {
  test("an endpoint for classification that is another project's", async () => {
    const settings = runs.settings({ classifyEndpointId: foreignEndpoint, classification: "ownPass" });
    await expect(runs.start(settings)).rejects.toMatchObject({
      code: "invalid",
      fields: { classifyEndpointId: "expansion.errors.noEndpoint" },
    });
    // Where nobody classifies it is not asked for.
    await expect(runs.start({ ...settings, classification: "none" })).resolves.toBeTruthy();
  });

  test("a batch where the endpoint takes none, or nobody knows that it does", async () => {
    const refused = { code: "invalid", fields: { delivery: "expansion.errors.noBatches" } };
    const settings = runs.settings({ delivery: "batch" });
    await expect(runs.start(settings)).rejects.toMatchObject(refused);
    await db.modelEndpoint.update({ where: { id: runs.endpointId }, data: { batches: false } });
    await expect(runs.start(settings)).rejects.toMatchObject(refused);
    await db.modelEndpoint.update({ where: { id: runs.endpointId }, data: { batches: true } });
    const { id } = await runs.start(settings);
    // A batch takes all that is likely to be needed, whatever a live run may have under way.
    expect(await db.call.count({ where: { runId: id } })).toBe(27);
  });

  test("a spend cap with a model that has no price, also that of classification", async () => {
    const refused = (model: string) => ({
      fields: { spendCap: "expansion.errors.noPrice" },
      values: { model },
    });
    const settings = runs.settings({ spendCap: 12.5, model: "priced", classifyModel: "judge" });
    await expect(runs.start(settings)).rejects.toMatchObject(refused("priced"));
    await price(runs.endpointId, "priced");
    await expect(runs.start(settings)).rejects.toMatchObject(refused("judge"));
    const { id } = await runs.start({ ...settings, classification: "none" });
    expect(await db.runAccount.findUnique({ where: { runId: id } })).toMatchObject({ cap: 12_500_000_000_000n });
    await price(runs.endpointId, "judge");
    await expect(runs.start(settings)).resolves.toBeTruthy();
  });

  test("as many machine-written tasks as are shown", async () => {
    const settings = runs.settings({ seedsPerPrompt: 2, machineTasksPerPrompt: 2 });
    await expect(runs.start(settings)).rejects.toMatchObject({
      fields: { machineTasksPerPrompt: "expansion.errors.machineTasksPerPrompt" },
    });
  });

  test("fewer seeds with a weight than a prompt shows", async () => {
    await expect(runs.start(runs.settings({ steering: { kindWeights: { k: 0 } } }))).rejects.toMatchObject({
      message: "expansion.errors.tooFewWeighted",
      values: { complete: 8, drawable: 0, wanted: 3 },
    });
    await expect(runs.start(runs.settings({ seedsPerPrompt: 9 }))).rejects.toMatchObject({
      message: "expansion.errors.tooFewSeeds",
    });
  });
});

test("every run has an account, without a cap where none is asked for", async () => {
  const { id } = await runs.start();
  expect(await db.runAccount.findUnique({ where: { runId: id } })).toMatchObject({
    cap: null,
    spent: 0n,
    reserved: 0n,
  });
});

test("a run keeps a preset's name only with exactly its values", async () => {
  const settings = runs.settings({ ...presetSettings("bioInstruct"), preset: "bioInstruct", target: 50 });
  const honest = await runs.start(settings);
  expect(await settingsOf(honest.id)).toMatchObject({ preset: "bioInstruct", classification: "ownPass" });
  const changed = await runs.start({ ...settings, seedsPerPrompt: 4 });
  expect(await settingsOf(changed.id)).toMatchObject({ preset: null, seedsPerPrompt: 4 });
});
