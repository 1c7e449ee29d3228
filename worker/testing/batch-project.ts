import { stepBatch } from "#lib/expansion/batches/step-batch.ts";
import { collectBatches } from "#lib/expansion/commands/collect-batches.ts";
import { claimBatches, leaveBatch } from "#lib/expansion/commands/hold-batches.ts";
import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import type { RunSettingsInput } from "#lib/expansion/schema.ts";
import { db } from "#lib/platform/db.ts";
import { type PracticeSettings, startPracticeModel } from "#practice-model/start-practice-model.ts";
import { createExpansionProject, smallRun, writeTasks } from "./expansion-project.ts";

/** A project whose endpoint is a practice model that takes batches. Whoever asks closes it. */
export async function createBatchProject(practice: PracticeSettings = {}) {
  const { member, endpointId, provider } = await createExpansionProject(writeTasks);
  await provider.close();
  const model = await startPracticeModel({ batchMs: 0, wrong: 0, ...practice });
  await pointEndpointAt(endpointId, model.url);
  const price = { input: 1_000_000n, cachedInput: 500_000n, output: 4_000_000n };
  await db.modelPrice.create({
    data: { projectId: member.project.id, endpointId, model: "practice", ...price, enteredBy: member.userId },
  });
  return {
    member,
    endpointId,
    model,
    /** Starts a run that hands its calls in as batches. */
    start: async (more: Partial<RunSettingsInput> = {}) => {
      const settings = smallRun(endpointId, { model: "practice", delivery: "batch", tasksPerCall: 5, ...more });
      const { number } = await startExpansion(member, settings);
      return db.expansionRun.findUniqueOrThrow({
        where: { projectId_number: { projectId: member.project.id, number } },
      });
    },
    /** What the provider has seen. */
    stats: async () => (await fetch(`${model.controlUrl}/stats`)).json(),
  };
}

/** Has an endpoint be at this address, as one that takes batches. */
export async function pointEndpointAt(endpointId: string, baseUrl: string): Promise<void> {
  await db.modelEndpoint.update({ where: { id: endpointId }, data: { baseUrl, batches: true } });
}

/** A run's batches, oldest first. */
export const batchesOf = (runId: string) => db.batch.findMany({ where: { runId }, orderBy: { number: "asc" } });

/** Has every batch be due, however long its next look was put off. */
export async function makeDue(runId: string): Promise<void> {
  await db.batch.updateMany({ where: { runId }, data: { nextLookAt: new Date(0) } });
}

/** Has every worker that holds a batch be gone without a trace. */
export async function killWorkers(runId: string): Promise<void> {
  await db.batch.updateMany({ where: { runId, leasedBy: { not: null } }, data: { leaseUntil: new Date(0) } });
}

let workers = 0;

/**
 * Does one step with a worker that is then gone: no lease is given back, nothing is said.
 * @returns whether there was a batch to take further
 */
export async function stepAndDie(runId: string): Promise<boolean> {
  const worker = `dies-${++workers}`;
  await collectBatches();
  await makeDue(runId);
  const [id] = await claimBatches(worker, 1);
  if (!id) return false;
  await stepBatch(worker, id);
  await killWorkers(runId);
  return true;
}

/** Takes a run's batches further with one worker until nothing is left to do for a run that ended, or `until` says so. */
export async function work(runId: string, until: () => Promise<boolean>): Promise<void> {
  const worker = `works-${++workers}`;
  for (let round = 0; !(await until()); round++) {
    if (round > 2_000) throw new Error("the batches come to no end");
    await collectBatches();
    await makeDue(runId);
    for (const id of await claimBatches(worker, 10)) {
      let result = await stepBatch(worker, id);
      while (result.kind === "again") result = await stepBatch(worker, id);
      if (result.kind === "wait") await leaveBatch(worker, id, 0, result.words);
    }
  }
}
