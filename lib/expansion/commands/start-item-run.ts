import { randomUUID } from "node:crypto";
import { itemSetConditions } from "#lib/items/queries/item-set-conditions.ts";
import { type Db, db, Prisma } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type ItemRunInput, itemRunSettings, mostRunItems } from "../item-run-schema.ts";
import { toPicodollars } from "../money.ts";
import { listDrawableSeeds } from "../queries/drawable-seeds.ts";
import { describePromptVersion } from "../queries/prompt-versions.ts";
import { wakeWorkers } from "../wake-workers.ts";
import { checkPrices, holdEndpoints } from "./check-run.ts";
import { lockRun } from "./lock-run.ts";
import { planItemCalls } from "./plan-item-calls.ts";

/**
 * Starts a run over items: freezes which items, in the order of their numbers, and the settings, and plans the first
 * calls. Items that come later are not part of it.
 * @param requestId made by whoever asks; asking again under the same one gives the run that it started
 * @returns the run's number in the project
 * @throws Refusal `invalid` when the set is empty or has more than {@link mostRunItems}, there is no such
 *   endpoint, or a spend cap and no price; `not-found` for a prompt of another project or purpose
 */
export async function startItemRun(
  member: Member,
  input: ItemRunInput,
  requestId: string = randomUUID(),
): Promise<{ number: number }> {
  authorise(member, "runs.start");
  const projectId = member.project.id;
  const started = await findStarted(projectId, requestId);
  if (started) return started;
  const items = Prisma.sql`FROM items i WHERE ${Prisma.join(
    [
      ...itemSetConditions(projectId, input.set),
      ...(input.purpose === "classify" && !input.includeProposed ? [Prisma.sql`i.proposed_category IS NULL`] : []),
    ],
    " AND ",
  )}`;
  // Looked at before a number is taken for the run.
  if ((await db.$queryRaw<unknown[]>`SELECT 1 ${items} LIMIT 1`).length === 0) throw empty();
  await holdEndpoints(db, projectId, itemRunSettings(input));
  // By itself, so that freezing a million items does not hold up whoever admits or edits meanwhile.
  const { lastRunNumber: number } = await db.project.update({
    where: { id: projectId },
    data: { lastRunNumber: { increment: 1 } },
    select: { lastRunNumber: true },
  });
  try {
    const plannedCallIds = await db.$transaction((tx) => insertRun(tx, member, input, requestId, number, items));
    await wakeWorkers(plannedCallIds);
    return { number };
  } catch (error) {
    // Two of the same request: the other was first.
    const first = await findStarted(projectId, requestId);
    if (first) return first;
    throw error;
  }
}

const empty = () => new Refusal("invalid", "itemRuns.errors.noItems", { fields: { set: "itemRuns.errors.noItems" } });

async function findStarted(projectId: string, requestId: string): Promise<{ number: number } | null> {
  return db.expansionRun.findFirst({ where: { id: requestId, projectId }, select: { number: true } });
}

async function insertRun(
  tx: Db,
  member: Member,
  input: ItemRunInput,
  id: string,
  number: number,
  items: Prisma.Sql,
): Promise<string[]> {
  const projectId = member.project.id;
  const settings = itemRunSettings(input);
  const endpoint = await holdEndpoints(tx, projectId, settings);
  const prompt = await describePromptVersion(tx, projectId, input.purpose, input.promptVersionId);
  await checkPrices(tx, settings);
  await tx.expansionRun.create({
    data: {
      id,
      projectId,
      number,
      endpointId: endpoint.id,
      endpointName: endpoint.name,
      model: input.model,
      purpose: input.purpose,
      status: "running",
      settings: settings as unknown as Prisma.InputJsonObject,
      promptVersion: prompt.label,
      promptVersionId: prompt.promptVersionId,
      target: 0,
      startedBy: member.userId,
      runningSince: new Date(),
    },
  });
  const cap = input.spendCap === null ? null : toPicodollars(input.spendCap);
  await tx.runAccount.create({ data: { runId: id, cap } });
  const target = await tx.$executeRaw`
    INSERT INTO run_items (run_id, position, item_id)
    SELECT ${id}::uuid, row_number() OVER (ORDER BY i.sequence) - 1, i.id ${items} ORDER BY i.sequence LIMIT ${mostRunItems + 1}`;
  if (target === 0) throw empty();
  if (target > mostRunItems) {
    throw new Refusal("invalid", "itemRuns.errors.tooManyItems", {
      values: { most: mostRunItems },
      fields: { set: "itemRuns.errors.tooManyItems" },
    });
  }
  // For prompts that name the kinds of the project's seeds.
  const seeds = await listDrawableSeeds(tx, projectId);
  await tx.runSeed.createMany({
    data: seeds.map((seed, position) => ({
      runId: id,
      position,
      seedId: seed.id,
      seedRevisionId: seed.revisionId,
    })),
  });
  const frozen = { ...settings, target } as unknown as Prisma.InputJsonObject;
  await tx.expansionRun.update({ where: { id }, data: { target, settings: frozen } });
  await recordAudit(
    {
      projectId,
      actorId: member.userId,
      action: "runs.start",
      subject: `run ${number}`,
      detail: { purpose: input.purpose, model: input.model, endpoint: endpoint.name, target },
    },
    tx,
  );
  return planItemCalls(tx, await lockRun(tx, id));
}
