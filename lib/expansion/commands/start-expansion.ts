import { randomUUID } from "node:crypto";
import { db, type Prisma } from "#lib/platform/db.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { checkSeeds } from "../check-seeds.ts";
import { toPicodollars } from "../money.ts";
import { withHonestPreset } from "../preset-schema.ts";
import { listDrawableSeeds } from "../queries/drawable-seeds.ts";
import { describePromptVersion } from "../queries/prompt-versions.ts";
import type { RunSettings } from "../schema.ts";
import { wakeWorkers } from "../wake-workers.ts";
import { checkPrices, holdEndpoints } from "./check-run.ts";
import { lockRun } from "./lock-run.ts";
import { planCalls } from "./plan-calls.ts";

/**
 * Starts an expansion run: freezes the revisions of the seeds that are complete and not archived, the prompt
 * and the settings, opens its account, and plans the first calls.
 * @param requestId made by whoever asks; asking again under the same one gives the run that it started
 * @returns the run's number in the project
 * @throws Refusal `invalid` when fewer seeds may be drawn than one prompt shows, when there is no such endpoint or it takes no
 *   batches that are asked for, or when there is a spend cap and no price; `not-found` for a prompt of another project
 */
export async function startExpansion(
  member: Member,
  wanted: RunSettings,
  requestId: string = randomUUID(),
): Promise<{ number: number }> {
  authorise(member, "runs.start");
  const settings = withHonestPreset(wanted);
  const projectId = member.project.id;
  const { number, plannedCallIds } = await db.$transaction(async (tx) => {
    // Two of the same request wait for each other here.
    await tx.$executeRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR UPDATE`;
    const started = await tx.expansionRun.findFirst({ where: { id: requestId, projectId }, select: { number: true } });
    if (started) return { number: started.number, plannedCallIds: [] };
    const endpoint = await holdEndpoints(tx, projectId, settings);
    const prompt = await describePromptVersion(tx, projectId, "expand", settings.promptVersionId);
    if (settings.classifyPromptVersionId) {
      await describePromptVersion(tx, projectId, "classify", settings.classifyPromptVersionId);
    }
    await checkPrices(tx, settings);
    // Taking the number locks the project: no seed changes while its revision is being frozen.
    const { lastRunNumber: number } = await tx.project.update({
      where: { id: projectId },
      data: { lastRunNumber: { increment: 1 } },
      select: { lastRunNumber: true },
    });
    const seeds = await listDrawableSeeds(tx, projectId);
    checkSeeds(seeds, settings);
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
        promptVersion: prompt.label,
        promptVersionId: prompt.promptVersionId,
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
    const cap = settings.spendCap === null ? null : toPicodollars(settings.spendCap);
    await tx.runAccount.create({ data: { runId: run.id, cap } });
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
    return { number, plannedCallIds: await planCalls(tx, await lockRun(tx, run.id), seeds) };
  });
  await wakeWorkers(plannedCallIds);
  return { number };
}
