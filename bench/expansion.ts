import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Report } from "./main.ts";
import { endProcess, startProcess } from "./support/start-process.ts";
import { withDatabase } from "./support/with-database.ts";

const root = join(import.meta.dirname, "..");
const calls = 1_000;
const wide = 32;
const latencyMs = 200;

/**
 * How close a run comes to the least time that its calls need: 1,000 calls of one task each, 32 at once, against the
 * practice model at 200 ms. Model, worker and database are processes of their own, as for users.
 * `calls_vs_ideal` = calls x latency / width / wall, where wall is from the start of the run until its last answer is settled.
 */
export async function run(report: Report): Promise<void> {
  await withDatabase(
    async () => {
      const model = await startProcess(
        ["practice-model/main.ts"],
        { PRACTICE_MODEL_PORT: "0", PRACTICE_MODEL_LATENCY_MS: String(latencyMs) },
        /http:\S+/,
      );
      const worker = await startProcess(["worker/main.ts"], { LOG_LEVEL: "info" }, /worker ready/);
      try {
        const { wallMs, settled, accepted } = await measure(model.found);
        report("calls_vs_ideal", (settled * latencyMs) / wide / wallMs, "ratio");
        report("wall_s", wallMs / 1000, "s");
        report("calls", settled, "calls");
        report("accepted", accepted, "items");
      } finally {
        await Promise.all([endProcess(worker.child), endProcess(model.child)]);
      }
    },
    { durable: true },
  );
}

async function measure(modelUrl: string): Promise<{ wallMs: number; settled: number; accepted: number }> {
  // Loaded late: these read the environment that the database gave.
  const { db } = await import("#lib/platform/db.ts");
  const { createTestMember } = await import("#lib/team/testing/create-test-member.ts");
  const { insertSeeds } = await import("#lib/seeds/commands/insert-seeds.ts");
  const { seedFields } = await import("#lib/seeds/schema.ts");
  const { saveEndpoint } = await import("#lib/expansion/commands/save-endpoint.ts");
  const { startExpansion } = await import("#lib/expansion/commands/start-expansion.ts");
  const { runSettings } = await import("#lib/expansion/schema.ts");
  const { jobs } = await import("#lib/platform/jobs.ts");

  const member = await createTestMember({ role: "admin" });
  const seeds = seedFields
    .array()
    .parse(JSON.parse(await readFile(join(root, "prisma", "starter-seeds.json"), "utf8")));
  await db.$transaction((tx) => insertSeeds(tx, member.project.id, seeds, { change: "created" }));
  const baseUrl = modelUrl.endsWith("/v1") ? modelUrl : `${modelUrl}/v1`;
  const { id: endpointId } = await saveEndpoint(member, {
    id: null,
    name: "Practice model",
    baseUrl,
    key: "",
    removeKey: false,
  });
  const settings = runSettings.parse({
    endpointId,
    model: "practice",
    tasksPerCall: 1,
    concurrency: wide,
    target: 1_000_000,
    maxCalls: calls,
    rngSeed: "bench",
  });
  // As in a web process that has been asked for a run before: the queue is open.
  await jobs();
  const started = performance.now();
  const { number } = await startExpansion(member, settings);
  for (;;) {
    const run = await db.expansionRun.findUniqueOrThrow({
      where: { projectId_number: { projectId: member.project.id, number } },
    });
    if (run.status !== "running") {
      if (run.callsSettled !== calls)
        throw new Error(`${run.callsSettled} of ${calls} calls settled: ${run.stopReason}`);
      return { wallMs: performance.now() - started, settled: run.callsSettled, accepted: run.accepted };
    }
    await wait(20);
  }
}
