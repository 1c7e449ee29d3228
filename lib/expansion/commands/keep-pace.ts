import { type Db, db } from "#lib/platform/db.ts";
import { freshPace, nextPace, type Pace, type PaceEvent, type ProbeWaits } from "../pace.ts";

/** A model of an endpoint. */
export type PacedModel = { endpointId: string; model: string };

/**
 * Tells all workers what came back of a model: its pace follows from it, under its row's lock, one worker after another.
 * @returns the pace now
 */
export async function keepPace(
  { endpointId, model }: PacedModel,
  events: PaceEvent[],
  probes?: ProbeWaits,
): Promise<Pace> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO endpoint_pace (endpoint_id, model, changed_at) VALUES (${endpointId}::uuid, ${model}, to_timestamp(0))
      ON CONFLICT DO NOTHING`;
    // The database's clock, as it is the one that all workers share.
    const [row] = await tx.$queryRaw<(Pace & { now: number })[]>`
      SELECT ceiling, extract(epoch FROM blocked_until)::float8 * 1000 AS "blockedUntil", failures, opened, reason,
        extract(epoch FROM changed_at)::float8 * 1000 AS "changedAt", extract(epoch FROM clock_timestamp())::float8 * 1000 AS now
      FROM endpoint_pace WHERE endpoint_id = ${endpointId}::uuid AND model = ${model} FOR UPDATE`;
    const { now, ...before } = row ?? { ...freshPace, now: Date.now() };
    const underWay = events.some((event) => event.kind === "rateLimited")
      ? await countUnderWay(tx, endpointId, model)
      : 0;
    const pace = events.reduce((state, event) => nextPace(state, event, underWay, now, probes), before);
    await tx.$executeRaw`
      UPDATE endpoint_pace SET ceiling = ${pace.ceiling}::float8, failures = ${pace.failures}, opened = ${pace.opened}, reason = ${pace.reason},
        blocked_until = to_timestamp(${pace.blockedUntil === null ? null : pace.blockedUntil / 1000}::float8),
        changed_at = to_timestamp(${pace.changedAt / 1000}::float8)
      WHERE endpoint_id = ${endpointId}::uuid AND model = ${model}`;
    return pace;
  });
}

/** Requests to a model that are under way, of all workers. */
async function countUnderWay(tx: Db, endpointId: string, model: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ calls: number }[]>`
    SELECT count(*)::int AS calls FROM calls c JOIN expansion_runs r ON r.id = c.run_id
    WHERE r.project_id = (SELECT project_id FROM model_endpoints WHERE id = ${endpointId}::uuid)
      AND c.status IN ('planned', 'sent', 'answered') AND c.status = 'sent' AND c.endpoint_id = ${endpointId}::uuid AND c.model = ${model}`;
  return row?.calls ?? 0;
}

/** The paces of models that are slowed down, blocked or failing: others stand in no row, or have nothing to say. */
export async function listPaces(): Promise<(PacedModel & Pace)[]> {
  return db.$queryRaw`
    SELECT endpoint_id AS "endpointId", model, ceiling, extract(epoch FROM blocked_until)::float8 * 1000 AS "blockedUntil", failures, opened,
      reason, extract(epoch FROM changed_at)::float8 * 1000 AS "changedAt"
    FROM endpoint_pace WHERE ceiling IS NOT NULL OR opened > 0 OR failures > 0 OR blocked_until > now()`;
}
