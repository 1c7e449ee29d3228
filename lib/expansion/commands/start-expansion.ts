import { randomUUID } from "node:crypto";
import { db, type Prisma } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { PROMPT_VERSION } from "../prompt.ts";
import { listDrawableSeeds } from "../queries/drawable-seeds.ts";
import type { RunSettings } from "../schema.ts";
import { wakeWorkers } from "../wake-workers.ts";
import { lockRun } from "./lock-run.ts";
import { planCalls } from "./plan-calls.ts";

/**
 * Starts an expansion run: freezes the revisions of the seeds that are complete and not archived, and the settings,
 * and plans the first calls.
 * @param requestId made by whoever asks; asking again under the same one gives the run that it started
 * @returns the run's number in the project
 * @throws Refusal `invalid` when fewer seeds are complete than one prompt shows, or there is no such endpoint
 */
export async function startExpansion(
  member: Member,
  settings: RunSettings,
  requestId: string = randomUUID(),
): Promise<{ number: number }> {
  authorise(member, "runs.start");
  const projectId = member.project.id;
  const { number, plannedCallIds } = await db.$transaction(async (tx) => {
    // Two of the same request wait for each other here.
    await tx.$executeRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR UPDATE`;
    const started = await tx.expansionRun.findFirst({ where: { id: requestId, projectId }, select: { number: true } });
    if (started) return { number: started.number, plannedCallIds: [] };
    const where = { id: settings.endpointId, projectId, archivedAt: null };
    let endpoint = await tx.modelEndpoint.findFirst({ where });
    if (endpoint) {
      // Held, so that it is not taken out of use before the run is there; and looked at again as it is now.
      await tx.$queryRaw`SELECT 1 FROM model_endpoints WHERE id = ${endpoint.id}::uuid FOR SHARE`;
      endpoint = await tx.modelEndpoint.findFirst({ where });
    }
    if (!endpoint)
      throw new Refusal("invalid", "expansion.errors.noEndpoint", {
        fields: { endpointId: "expansion.errors.noEndpoint" },
      });
    // Taking the number locks the project: no seed changes while its revision is being frozen.
    const { lastRunNumber: number } = await tx.project.update({
      where: { id: projectId },
      data: { lastRunNumber: { increment: 1 } },
      select: { lastRunNumber: true },
    });
    const seeds = await listDrawableSeeds(tx, projectId);
    if (seeds.length < settings.seedsPerPrompt) {
      throw new Refusal("invalid", "expansion.errors.tooFewSeeds", {
        values: { complete: seeds.length, wanted: settings.seedsPerPrompt },
      });
    }
    const run = await tx.expansionRun.create({
      data: {
        id: requestId,
        projectId,
        number,
        endpointId: endpoint.id,
        endpointName: endpoint.name,
        model: settings.model,
        status: "running",
        settings: settings as unknown as Prisma.InputJsonObject,
        promptVersion: PROMPT_VERSION,
        target: settings.target,
        startedBy: member.userId,
        runningSince: new Date(),
      },
    });
    await tx.runSeed.createMany({
      data: seeds.map(({ id, revisionId }, position) => ({
        runId: run.id,
        position,
        seedId: id,
        seedRevisionId: revisionId,
      })),
    });
    await recordAudit(
      {
        projectId,
        actorId: member.userId,
        action: "runs.start",
        subject: `run ${number}`,
        detail: { model: settings.model, endpoint: endpoint.name, target: settings.target },
      },
      tx,
    );
    const drawn = seeds.map((seed) => seed.revisionId);
    return { number, plannedCallIds: await planCalls(tx, await lockRun(tx, run.id), drawn) };
  });
  await wakeWorkers(plannedCallIds);
  return { number };
}
