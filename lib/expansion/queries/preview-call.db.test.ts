import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { callFilter } from "../call-filter-schema.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { listCalls } from "./list-calls.ts";
import { previewCall } from "./preview-call.ts";

let runs: TestRuns;

beforeAll(async () => {
  runs = await createTestRuns();
});

test("the calls of a started run show precisely the seeds that were previewed", async () => {
  const settings = runs.settings({ rngSeed: "a seed", seedsPerPrompt: 3, concurrency: 4 });
  const previewed = await Promise.all([1, 2, 3, 4].map((number) => previewCall(runs.member, settings, number)));
  const { number } = await runs.start(settings);
  const { rows } = await listCalls(runs.member, number, callFilter.parse({}), { after: null, before: null });
  expect(rows.slice(0, 4).map((call) => [call.number, call.seeds])).toEqual(
    previewed.map((preview) => [preview.callNumber, preview.seeds]),
  );
  expect(new Set(rows.map((call) => call.seeds.join())).size).toBeGreaterThan(1);
});

test("the prompt holds the drawn seeds in their order, without a repeat", async () => {
  const { seeds, messages } = await previewCall(runs.member, runs.settings({ seedsPerPrompt: 5 }), 1);
  expect(new Set(seeds).size).toBe(5);
  const prompt = messages.find((message) => message.role === "user")?.content ?? "";
  const places = seeds.map((number) => prompt.indexOf(`Seed ${number - 1} alpha`));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("another RNG seed draws other seeds, and the same one the same", async () => {
  const draw = async (rngSeed: string) => {
    const calls = [1, 2, 3].map((number) => previewCall(runs.member, runs.settings({ rngSeed }), number));
    return (await Promise.all(calls)).map((preview) => preview.seeds.join()).join(";");
  };
  expect(await draw("one")).toBe(await draw("one"));
  expect(await draw("one")).not.toBe(await draw("two"));
});

test("archived seeds and drafts are not drawn", async () => {
  const { member, settings } = await createTestRuns(4);
  await db.seed.updateMany({ where: { projectId: member.project.id, number: 2 }, data: { status: "archived" } });
  const { seeds } = await previewCall(member, settings({ seedsPerPrompt: 3 }), 1);
  expect(seeds.toSorted()).toEqual([1, 3, 4]);
});

test("too few complete seeds are named with their count, and another project's seeds are none", async () => {
  await expect(previewCall(runs.member, runs.settings({ seedsPerPrompt: 9 }), 1)).rejects.toMatchObject({
    message: "expansion.errors.tooFewSeeds",
    values: { complete: 8, wanted: 9 },
  });
  const stranger = await createTestMember({ role: "admin" });
  await expect(previewCall(stranger, runs.settings({ seedsPerPrompt: 1 }), 1)).rejects.toMatchObject({
    values: { complete: 0 },
  });
});
