import { inAdmission } from "#lib/items/commands/admission.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type LedgerFilter, mostRestored, type RestoreMany } from "../ledger-filter-schema.ts";
import { getRunId } from "../queries/get-run-id.ts";
import { ledgerConditions, restorable } from "../queries/ledger-conditions.ts";
import { wakeWorkers } from "../wake-workers.ts";
import { makeItems, type Restored } from "./make-items.ts";

/** As many in one transaction: it holds the project's row, and admissions wait for it. */
const chunkSize = 250;

/**
 * Restores many rejections, 1,000 at most, in chunks that each hold or do not hold as a whole. Those that somebody has
 * restored already, also in the same instant, and those without an instruction are passed over.
 * @returns how many became items now, and how many of those are duplicates of others nevertheless
 * @throws Refusal `not-found` when the run, or one of the rejections named, is not of the member's project
 */
export async function restoreRejections(
  member: Member,
  wanted: RestoreMany,
): Promise<{ restored: number; overrides: number }> {
  authorise(member, "rejections.restore");
  const ids = "ids" in wanted ? await ofProject(member, wanted.ids) : await matching(member, wanted);
  const sum = { restored: 0, overrides: 0 };
  for (let i = 0; i < ids.length; i += chunkSize) {
    const { restored, overrides } = await restoreChunk(member, ids.slice(i, i + chunkSize));
    sum.restored += restored;
    sum.overrides += overrides;
  }
  return sum;
}

async function ofProject(member: Member, wanted: string[]): Promise<string[]> {
  const ids = [...new Set(wanted)];
  const found = await db.rejection.findMany({
    where: { id: { in: ids }, projectId: member.project.id },
    orderBy: { sequence: "asc" },
    select: { id: true },
  });
  if (found.length < ids.length) throw notFound();
  return found.map((rejection) => rejection.id);
}

/** The first of those that the filter leaves. */
async function matching(member: Member, { run, filter }: { run: number; filter: LedgerFilter }): Promise<string[]> {
  const conditions = [...ledgerConditions(await getRunId(member, run), filter), restorable];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM rejections r WHERE ${Prisma.join(conditions, " AND ")} ORDER BY r.sequence LIMIT ${mostRestored}`;
  return found.map((rejection) => rejection.id);
}

async function restoreChunk(member: Member, ids: string[]): Promise<{ restored: number; overrides: number }> {
  const projectId = member.project.id;
  const { callIds, ...sum } = await inAdmission(projectId, [member.project.tokenizer], async (admission) => {
    const { tx } = admission;
    // Locked in one order, so that two who restore the same wait for each other and never both.
    const rejections = await tx.$queryRaw<(Restored & { sequence: bigint })[]>`
      SELECT r.id, r.sequence, r.run_id AS "runId", r.call_id AS "callId", r.position, r.instruction, r.input, r.output,
        r.raw_category AS "rawCategory", r.kind, r.reason
      FROM rejections r WHERE r.id = ANY(${ids}::uuid[]) AND r.project_id = ${projectId}::uuid AND ${restorable}
      ORDER BY r.id FOR UPDATE`;
    if (rejections.length === 0) return { restored: 0, overrides: 0, callIds: [] };
    rejections.sort((a, b) => Number(a.sequence - b.sequence));
    const { firstSequence, overrides, callIds } = await makeItems(admission, member, rejections);
    const count = rejections.length;
    await recordAudit(
      {
        projectId,
        actorId: member.userId,
        action: "rejections.restore",
        subject: `items ${firstSequence} to ${firstSequence + BigInt(count - 1)}`,
        detail: { count },
      },
      tx,
    );
    return { restored: count, overrides: overrides.filter(Boolean).length, callIds };
  });
  await wakeWorkers(callIds);
  return sum;
}
