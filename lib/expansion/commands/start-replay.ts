import { randomUUID } from "node:crypto";
import { db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { sendJobs } from "#lib/platform/jobs.ts";
import { log } from "#lib/platform/log.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { RunRules } from "../schema.ts";

/**
 * Orders a replay of a run: with its own rules, or with others (what if). It goes up to what is settled when a worker takes it up.
 * Where the same is waiting or under way already, that one is enough.
 * @throws Refusal `not-found`; `invalid` for a run over items, which has no candidates
 */
export async function startReplay(
  member: Member,
  { number, rules }: { number: number; rules: RunRules | null },
): Promise<{ id: string }> {
  authorise(member, "runs.replay");
  const projectId = member.project.id;
  const id = await db.$transaction(async (tx) => {
    const run = await tx.expansionRun.findUnique({
      where: { projectId_number: { projectId, number } },
      select: { id: true, purpose: true },
    });
    if (!run) throw notFound();
    if (run.purpose !== "expand") throw new Refusal("invalid", "replay.errors.noCandidates");
    const json = rules === null ? null : JSON.stringify(rules);
    const [started] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO replays (id, project_id, run_id, rules, started_by)
      VALUES (${randomUUID()}::uuid, ${projectId}::uuid, ${run.id}::uuid, ${json}::jsonb, ${member.userId}::uuid)
      ON CONFLICT DO NOTHING RETURNING id`;
    if (!started) {
      const [open] = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM replays WHERE run_id = ${run.id}::uuid AND status IN ('waiting', 'running')
          AND rules IS NOT DISTINCT FROM ${json}::jsonb`;
      // It may have come to its end in between; then it has just been done.
      return open?.id ?? null;
    }
    const detail = { verb: rules === null ? "replay" : "whatIf" };
    await recordAudit(
      { projectId, actorId: member.userId, action: "runs.replay", subject: `run ${number}`, detail },
      tx,
    );
    return started.id;
  });
  if (id === null) return startReplay(member, { number, rules });
  // Without the queue the sweep of the workers finds it.
  await sendJobs("replay-run", [{ replayId: id }]).catch((error: unknown) =>
    log.warn({ err: error }, "workers could not be woken"),
  );
  return { id };
}
