import type { Db } from "#lib/platform/db.ts";
import type { CallPurpose } from "../queries/list-calls.ts";
import { type LockedRun, lockRuns } from "./lock-run.ts";
import { planRun } from "./plan-run.ts";

/** A call of an item that this transaction has just settled. */
export type SettledCall = {
  id: string;
  projectId: string;
  runId: string;
  purpose: CallPurpose;
  itemId: string | null;
  /** The version of the item's text that was sent; null for calls planned before that was kept. */
  version: number | null;
  model: string;
  response: string;
  promptTokens: number | null;
  completionTokens: number | null;
};

/** What an answer came to, as a run over items counts it. */
export type ItemOutcome = "accepted" | "rejected" | "malformed";

/**
 * Takes answered calls of one purpose as settled, those that no one else has settled, and locks their runs.
 * @returns none for calls that are settled already
 */
export async function takeAnswered(
  tx: Db,
  callIds: string[],
  purpose: "classify" | "answer",
): Promise<{ calls: SettledCall[]; runs: Map<string, LockedRun> }> {
  const calls = await tx.$queryRaw<SettledCall[]>`
    WITH mine AS (
      SELECT id FROM calls WHERE id = ANY(${callIds}::uuid[]) AND status = 'answered' AND purpose = ${purpose}::"CallPurpose"
      ORDER BY id FOR UPDATE)
    UPDATE calls c SET status = 'settled', settled_at = now(), leased_by = NULL, lease_until = NULL
    FROM mine WHERE c.id = mine.id
    RETURNING c.id, c.project_id AS "projectId", c.run_id AS "runId", c.purpose::text, c.item_id AS "itemId",
      (c.shown_items -> 0 ->> 'version')::int AS version, c.model, COALESCE(c.response, '') AS response,
      c.prompt_tokens AS "promptTokens", c.completion_tokens AS "completionTokens"`;
  calls.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { calls, runs: await lockRuns(tx, [...new Set(calls.map((call) => call.runId))]) };
}

/**
 * Writes what settled calls came to: the words beside those that came to nothing, unreadable answers of runs over items as
 * malformed parts, and the runs' counts; then plans what the runs want next. A classification inside an expansion run
 * counts with its tokens alone: that run's counts speak of tasks.
 * @param outcomes of each call, with a reason where it was not accepted: a key of malformed parts, and words
 * @returns ids of the calls planned
 */
export async function countSettled(
  tx: Db,
  calls: SettledCall[],
  runs: Map<string, LockedRun>,
  outcomes: Map<string, { outcome: ItemOutcome; reason?: string; words?: string }>,
): Promise<string[]> {
  for (const { id } of calls) {
    const error = outcomes.get(id)?.words;
    if (error) await tx.call.update({ where: { id }, data: { error } });
  }
  const plannedCallIds: string[] = [];
  for (const run of runs.values()) {
    const all = calls.filter((call) => call.runId === run.id);
    const own = all.filter((call) => call.purpose === run.purpose);
    const sum = (tokens: "promptTokens" | "completionTokens") =>
      all.reduce((total, call) => total + BigInt(call[tokens] ?? 0), 0n);
    const count = (outcome: ItemOutcome) => own.filter(({ id }) => outcomes.get(id)?.outcome === outcome).length;
    const unreadable = own.filter(({ id }) => outcomes.get(id)?.outcome === "malformed");
    if (unreadable.length > 0) {
      await tx.malformedPart.createMany({
        data: unreadable.map(({ id, projectId, response }) => ({
          projectId,
          runId: run.id,
          callId: id,
          position: 0,
          raw: response,
          reason: outcomes.get(id)?.reason ?? "notSettled",
        })),
        skipDuplicates: true,
      });
    }
    run.accepted += count("accepted");
    run.rejected += count("rejected");
    run.malformed += unreadable.length;
    run.callsSettled += own.length;
    if (own.length > 0) run.failuresInARow = 0;
    await tx.expansionRun.update({
      where: { id: run.id },
      data: {
        accepted: run.accepted,
        rejected: run.rejected,
        malformed: run.malformed,
        callsSettled: run.callsSettled,
        failuresInARow: run.failuresInARow,
        promptTokens: { increment: sum("promptTokens") },
        completionTokens: { increment: sum("completionTokens") },
        updatedAt: new Date(),
      },
    });
    if (own.length > 0) plannedCallIds.push(...(await planRun(tx, run)));
  }
  return plannedCallIds;
}
