import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ItemStatus } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import { insertSeeds } from "#lib/seeds/commands/insert-seeds.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import { drawSeeds } from "../draw-seeds.ts";
import { drawCall } from "../queries/draw-calls.ts";
import { listDrawableSeeds } from "../queries/drawable-seeds.ts";
import type { RunSettings } from "../schema.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { lockRun } from "./lock-run.ts";
import { planCalls } from "./plan-calls.ts";
import { settleCalls } from "./settle-calls.ts";

const callsOf = (runId: string) =>
  db.call.findMany({ where: { runId, purpose: "expand" }, orderBy: { number: "asc" } });

const seedsOf = (runId: string) => db.runSeed.findMany({ where: { runId }, orderBy: { position: "asc" } });

/** How often each seed stands in the calls of a run, in the run's order. */
async function timesInCalls(runId: string): Promise<number[]> {
  const shown = (await callsOf(runId)).flatMap((call) => call.seedRevisionIds);
  return (await seedsOf(runId)).map((seed) => shown.filter((id) => id === seed.seedRevisionId).length);
}

/** Records an answer for each call that waits. */
async function answer(runId: string, tasksPerCall = 2): Promise<string[]> {
  const calls = await db.call.findMany({ where: { runId, status: "planned" }, select: { id: true } });
  for (const { id } of calls) {
    const tasks = Array.from({ length: tasksPerCall }, () => {
      const word = randomUUID().replaceAll("-", " ");
      return { instruction: `Explain ${word}`, input: "", output: "So.", category: "QA", kind: "k" };
    });
    const response = JSON.stringify({ tasks });
    await db.call.update({ where: { id }, data: { status: "answered", response, finishReason: "stop" } });
  }
  return calls.map((call) => call.id);
}

async function insertItems(
  runs: TestRuns,
  made: { origin?: "call" | "import"; status?: ItemStatus; version?: number; category?: "QA" | "IE" | "GEN" }[],
): Promise<string[]> {
  const { id: projectId } = runs.member.project;
  const { sequence } = await db.project.update({
    where: { id: projectId },
    data: { sequence: { increment: made.length } },
  });
  const rows = made.map(({ origin = "call", status = "pending", version = 1, category = "QA" }, i) => ({
    id: randomUUID(),
    projectId,
    sequence: sequence - BigInt(i),
    changeSequence: sequence - BigInt(i),
    origin: origin as "call" | "import",
    instruction: `Item ${i}`,
    input: "",
    output: "Yes.",
    exactKey: randomUUID(),
    status,
    version,
    proposedCategory: category,
  }));
  await db.item.createMany({ data: rows });
  return rows.map((row) => row.id);
}

/** Plans `count` more calls of a run in batches of `size`, as though the calls before were settled. */
async function planMore(runId: string, settings: RunSettings, count: number, size: number): Promise<void> {
  for (let planned = 0; planned < count; planned += size) {
    await db.$transaction(async (tx) => {
      const run = await lockRun(tx, runId);
      const wide = { ...settings, concurrency: size, target: 100_000 };
      const closed = {
        ...run,
        target: 100_000,
        settings: wide,
        callsSettled: run.lastCallNumber - Math.ceil(size / 2),
      };
      await planCalls(tx, closed);
    });
  }
}

describe("what calls show", () => {
  test("without steering they show what they showed before there was any", async () => {
    const runs = await createTestRuns(8);
    const { id } = await runs.start();
    const revisions = (await seedsOf(id)).map((seed) => seed.seedRevisionId);
    const calls = await callsOf(id);
    expect(calls.length).toBeGreaterThan(3);
    for (const call of calls) {
      expect(call.seedRevisionIds).toEqual(drawSeeds(revisions, 3, "7", call.number));
      expect(call).toMatchObject({ shownItems: [], steering: {} });
    }
  });

  test("how often each seed was shown is counted exactly, also while answers are settled at once", async () => {
    const runs = await createTestRuns(10);
    const started = await Promise.all([
      runs.start(runs.settings({ target: 60, tasksPerCall: 2, steering: { rareFirst: true } })),
      runs.start(runs.settings({ target: 60, tasksPerCall: 2, rngSeed: "8" })),
    ]);
    for (let round = 0; round < 4; round++) {
      const answered = (await Promise.all(started.map(({ id }) => answer(id)))).flat();
      const parts = [0, 1, 2].map((part) => answered.filter((_, i) => i % 3 === part));
      await Promise.all([...parts, answered].map((ids) => settleCalls(runs.member.project.id, ids)));
    }
    for (const { id } of started) {
      const counted = (await seedsOf(id)).map((seed) => seed.shown);
      expect(counted).toEqual(await timesInCalls(id));
      expect(counted.reduce((a, b) => a + b, 0)).toBeGreaterThan(40);
    }
  });

  test("rare seeds first evens out what is shown, and the draw is the same however the planning is cut", async () => {
    const runs = await createTestRuns(12);
    const settings = runs.settings({ seedsPerPrompt: 3, target: 1, tasksPerCall: 1, steering: { rareFirst: true } });
    const drawn = async (size: number) => {
      const { id } = await runs.start(settings);
      await planMore(id, settings, 60, size);
      const calls = (await callsOf(id)).slice(0, 40).map((call) => call.seedRevisionIds);
      return { id, calls };
    };
    const [one, other] = [await drawn(1), await drawn(7)];
    expect(one.calls).toHaveLength(40);
    expect(one.calls).toEqual(other.calls);
    const times = await timesInCalls(one.id);
    const mean = times.reduce((a, b) => a + b, 0) / times.length;
    const variance = times.reduce((sum, count) => sum + (count - mean) ** 2, 0) / times.length;
    // A draw that does not look back would have n p (1 - p) with p = 3 of 12.
    expect(variance).toBeLessThan(0.6 * 4 * mean * 0.25 * 0.75);
    expect(await seedsOf(one.id).then((seeds) => seeds.map((seed) => seed.shown))).toEqual(times);
  });

  test("seeds of a weight of 0 are never shown", async () => {
    const runs = await createTestRuns(4);
    const extra = ["IE", "GEN"].map((category) =>
      seedFields.parse({ instruction: `Of ${category} alone`, output: "So.", category, kind: "rare kind" }),
    );
    await db.$transaction((tx) => insertSeeds(tx, runs.member.project.id, extra, { change: "created" }));
    const shownWith = async (steering: Partial<RunSettings["steering"]>) => {
      const { id } = await runs.start(runs.settings({ seedsPerPrompt: 2, steering, concurrency: 32, target: 500 }));
      return timesInCalls(id);
    };
    const withoutIe = await shownWith({ categoryWeights: { IE: 0 } });
    expect(withoutIe[4]).toBe(0);
    expect(withoutIe[5]).toBeGreaterThan(0);
    const rareOnly = await shownWith({ kindWeights: { k: 0 } });
    expect(rareOnly.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(rareOnly.slice(4)).toEqual([96, 96]);
  });

  test("filling the gaps leans to what lacks, and the call records what the prompt is to ask for", async () => {
    const runs = await createTestRuns(4);
    const extra = Array.from({ length: 4 }, (_, i) =>
      seedFields.parse({ instruction: `Extract number ${i}`, output: "So.", category: "IE", kind: "k" }),
    );
    await db.$transaction((tx) => insertSeeds(tx, runs.member.project.id, extra, { change: "created" }));
    // Rejected ones are none of the project's mix.
    await insertItems(runs, [
      ...Array.from({ length: 60 }, () => ({ category: "QA" as const })),
      ...Array.from({ length: 90 }, () => ({ category: "IE" as const, status: "rejected" as const })),
      ...Array.from({ length: 20 }, () => ({ category: "GEN" as const, origin: "import" as const })),
    ]);
    const { id } = await runs.start(
      runs.settings({ seedsPerPrompt: 2, steering: { fillGaps: true }, concurrency: 32, target: 500 }),
    );
    const times = await timesInCalls(id);
    const sum = (from: number, to: number) => times.slice(from, to).reduce((a, b) => a + b, 0);
    expect(sum(4, 8)).toBeGreaterThan(5 * sum(0, 4));
    for (const call of await callsOf(id)) expect(call.steering).toEqual({ wantedCategories: ["IE", "OTHER"] });
  });
});

test("a preview shows what the call of a started run will, also where it depends on the calls before", async () => {
  const runs = await createTestRuns(12);
  const settings = runs.settings({ steering: { rareFirst: true, categoryWeights: { QA: 3 } } });
  const seeds = await listDrawableSeeds(db, runs.member.project.id);
  const previewed = [];
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const { places } = await drawCall(db, runs.member.project.id, settings, seeds, number);
    previewed.push(places.map((place) => seeds[place]?.revisionId));
  }
  const { id } = await runs.start(settings);
  const shown = (await callsOf(id)).map((call) => call.seedRevisionIds);
  expect(shown.slice(0, previewed.length)).toEqual(previewed);
});

describe("machine-written tasks", () => {
  test("stand beside the seeds, each once, in the version that they had; never rejected or imported ones", async () => {
    const runs = await createTestRuns(8);
    await insertItems(runs, [
      { status: "rejected" },
      { origin: "import" },
      { status: "pending", version: 3 },
      { status: "approved" },
      { status: "pending" },
      { status: "rejected" },
    ]);
    const kept = await db.item.findMany({
      where: { projectId: runs.member.project.id, origin: "call", status: { not: "rejected" } },
    });
    const { id } = await runs.start(
      runs.settings({ seedsPerPrompt: 8, machineTasksPerPrompt: 2, concurrency: 64, target: 1_000 }),
    );
    const calls = await callsOf(id);
    const shown = calls.map((call) => call.shownItems as { itemId: string; version: number }[]);
    expect(shown.every((items) => items.length >= 1 && items.length <= 2)).toBe(true);
    for (const [i, call] of calls.entries()) {
      expect(call.seedRevisionIds).toHaveLength(8 - (shown[i]?.length ?? 0));
      expect(new Set(shown[i]?.map((item) => item.itemId)).size).toBe(shown[i]?.length);
    }
    const versions = new Map(shown.flat().map((item) => [item.itemId, item.version]));
    expect(versions).toEqual(new Map(kept.map((item) => [item.id, item.version])));
  });

  test("are replaced by seeds where there are none", async () => {
    const runs = await createTestRuns(8);
    const { id } = await runs.start(runs.settings({ seedsPerPrompt: 8, machineTasksPerPrompt: 2 }));
    for (const call of await callsOf(id)) {
      expect(call.shownItems).toEqual([]);
      expect(call.seedRevisionIds).toHaveLength(8);
    }
  });
});
