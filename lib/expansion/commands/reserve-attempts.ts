import { randomUUID } from "node:crypto";
import { type Db, db } from "#lib/platform/db.ts";
import type { ChatRequest } from "#lib/platform/model-client.ts";
import { reservationOf } from "../charge.ts";
import type { Picodollars } from "../money.ts";
import type { StoredPrice } from "../queries/prices.ts";
import type { TokenBounds } from "../token-bounds.ts";
import { bookDelta } from "./charge-accounts.ts";

/** A request that wants to be sent. */
export type WantedAttempt = {
  callId: string;
  runId: string;
  projectId: string;
  endpointId: string;
  model: string;
  request: ChatRequest;
  bounds: TokenBounds;
  price: StoredPrice | null;
  batch: boolean;
  /** The call was taken up before, so that a worker which is gone may have left an attempt open. */
  again: boolean;
};

/**
 * Why a request may not be sent now: the run's cap or the project's monthly budget leaves no room for it, or its cost has no bound
 * (no price, or an endpoint that takes no limit of its output) where one of them must hold. `waits`: money is still reserved
 * for others, and what of it comes back may be enough.
 */
export type Denial = { callId: string; why: "spendCap" | "budget" | "noPrice" | "noBound"; waits: boolean };

/** An attempt that may be sent: recorded, and its money set aside. */
export type Attempt = { id: string; callId: string; number: number };

/**
 * Sets money aside for requests, in their order, and records each as an attempt, before anything is sent: with the accounts of
 * run and month locked, so that no cap is passed however many workers reserve at once. Attempts of the same calls that nobody
 * ended were left by a worker that is gone: they are closed as lost, and charged in full.
 */
export async function reserveAttempts(
  worker: string,
  wanted: WantedAttempt[],
): Promise<{ granted: Map<string, Attempt>; denied: Denial[] }> {
  if (wanted.length === 0) return { granted: new Map(), denied: [] };
  return db.$transaction(async (tx) => {
    const accounts = await lockAccounts(tx, wanted);
    const denied: Denial[] = [];
    const admitted: (WantedAttempt & { id: string; reserved: Picodollars | null })[] = [];
    for (const attempt of wanted) {
      const reserved = reservationOf(attempt.price, attempt.bounds, attempt.batch);
      const why = accounts.deny(attempt, reserved);
      if (why) denied.push({ callId: attempt.callId, ...why });
      else admitted.push({ ...attempt, id: randomUUID(), reserved });
    }
    return { granted: await insert(tx, worker, admitted), denied };
  });
}

type Account = { cap: Picodollars | null; spent: Picodollars; reserved: Picodollars };

/** The accounts as they are with every lost attempt closed, locked until the transaction ends. */
async function lockAccounts(tx: Db, wanted: WantedAttempt[]) {
  const runIds = [...new Set(wanted.map((attempt) => attempt.runId))];
  const projectIds = [...new Set(wanted.map((attempt) => attempt.projectId))].sort();
  const again = wanted.filter((attempt) => attempt.again).map((attempt) => attempt.callId);
  // One order for all that book: runs, then months.
  if (again.length > 0) {
    await tx.$queryRaw`SELECT 1 FROM run_accounts WHERE run_id = ANY(${runIds}::uuid[]) ORDER BY run_id FOR UPDATE`;
    await closeLost(tx, again);
  }
  const ofRuns = await tx.$queryRaw<(Account & { id: string })[]>`/* prepared: lock-run-accounts */
    SELECT run_id AS id, cap, spent, reserved FROM run_accounts WHERE run_id = ANY(${runIds}::uuid[]) ORDER BY run_id FOR UPDATE`;
  const ofMonths = await lockMonths(tx, projectIds);
  const accounts = new Map([...ofRuns, ...ofMonths].map(({ id, ...account }) => [id, account]));
  return {
    /** Why the attempt may not go, or null: then its money is counted as reserved for those that follow. */
    deny(attempt: WantedAttempt, reserved: Picodollars | null): Pick<Denial, "why" | "waits"> | null {
      const run = accounts.get(attempt.runId);
      const month = accounts.get(attempt.projectId);
      if (!run || !month) throw new Error(`no account of run ${attempt.runId}`);
      const limited = run.cap !== null || month.cap !== null;
      if (limited && reserved === null) return { why: "noPrice", waits: false };
      if (limited && !attempt.bounds.bounded) return { why: "noBound", waits: false };
      const amount = reserved ?? 0n;
      if (!fits(run, amount)) return { why: "spendCap", waits: run.reserved > 0n };
      if (!fits(month, amount)) return { why: "budget", waits: run.reserved > 0n };
      run.reserved += amount;
      month.reserved += amount;
      return null;
    },
  };
}

/** The accounts of this month, locked. They are opened where a project has none yet. */
async function lockMonths(tx: Db, projectIds: string[]): Promise<(Account & { id: string })[]> {
  const lock = () => tx.$queryRaw<(Account & { id: string })[]>`/* prepared: lock-month-accounts */
    SELECT m.project_id AS id, p.monthly_budget AS cap, m.spent, m.reserved FROM month_accounts m JOIN projects p ON p.id = m.project_id
    WHERE m.project_id = ANY(${projectIds}::uuid[]) AND m.month = date_trunc('month', now() AT TIME ZONE 'UTC')::date
    ORDER BY m.project_id FOR UPDATE OF m`;
  const found = await lock();
  if (found.length === projectIds.length) return found;
  await tx.$executeRaw`
    INSERT INTO month_accounts (project_id, month) SELECT unnest(${projectIds}::uuid[]), date_trunc('month', now() AT TIME ZONE 'UTC')::date
    ON CONFLICT DO NOTHING`;
  return lock();
}

function fits({ cap, spent, reserved }: Account, amount: Picodollars): boolean {
  return cap === null || spent + reserved + amount <= cap;
}

/** Closes what workers that are gone left open: charged in full, as nobody knows what became of it. */
async function closeLost(tx: Db, callIds: string[]): Promise<void> {
  await tx.$executeRaw`
    WITH lost AS (
      UPDATE attempts SET state = 'lost', outcome = 'lost', charged = COALESCE(reserved, 0), ended_at = now()
      WHERE call_id = ANY(${callIds}::uuid[]) AND state = 'open'
      RETURNING run_id, project_id, call_id, day, endpoint_id, model, reserved
    ), delta AS (
      SELECT l.run_id, l.project_id, l.day, l.endpoint_id, l.model, c.purpose, -COALESCE(l.reserved, 0) AS reserved, COALESCE(l.reserved, 0) AS spent,
        1 AS attempts, (l.reserved IS NULL)::int AS unpriced, 0 AS input_tokens, 0 AS cached_tokens, 0 AS output_tokens
      FROM lost l JOIN calls c ON c.id = l.call_id
    ), ${bookDelta}
    SELECT 1`;
}

/**
 * Closes attempts of calls that no worker holds any more, and that nobody takes up as their run has stopped: what was set
 * aside for them must not be held for ever.
 */
export async function closeAbandoned(): Promise<void> {
  const calls = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT c.id FROM attempts a JOIN calls c ON c.id = a.call_id
    WHERE a.state = 'open' AND c.status <> 'batched' AND (c.lease_until IS NULL OR c.lease_until < now())
      AND a.started_at < now() - interval '15 seconds' LIMIT 1000`;
  if (calls.length > 0)
    await db.$transaction((tx) =>
      closeLost(
        tx,
        calls.map((call) => call.id),
      ),
    );
}

async function insert(
  tx: Db,
  worker: string,
  admitted: (WantedAttempt & { id: string; reserved: Picodollars | null })[],
): Promise<Map<string, Attempt>> {
  if (admitted.length === 0) return new Map();
  const rows = admitted.map(
    ({ id, callId, runId, projectId, endpointId, model, request, bounds, price, reserved }) => ({
      id,
      call_id: callId,
      run_id: runId,
      project_id: projectId,
      endpoint_id: endpointId,
      model,
      request,
      input_bound: bounds.input,
      output_bound: bounds.output,
      price_id: price?.id ?? null,
      reserved: reserved === null ? null : String(reserved),
    }),
  );
  const inserted = await tx.$queryRaw<Attempt[]>`/* prepared: insert-attempts */
    WITH r AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, call_id uuid, run_id uuid, project_id uuid,
        endpoint_id uuid, model text, request jsonb, input_bound int, output_bound int, price_id uuid, reserved bigint)
    ), made AS (
      INSERT INTO attempts (id, project_id, run_id, call_id, number, endpoint_id, model, request, input_bound, output_bound,
        price_id, reserved, worker, day)
      SELECT r.id, r.project_id, r.run_id, r.call_id,
        1 + COALESCE((SELECT max(a.number) FROM attempts a WHERE a.call_id = r.call_id), 0), r.endpoint_id, r.model, r.request,
        r.input_bound, r.output_bound, r.price_id, r.reserved, ${worker}, (now() AT TIME ZONE 'UTC')::date
      FROM r RETURNING id, call_id, number, run_id, project_id, day, endpoint_id, model, reserved
    ), delta AS (
      SELECT run_id, project_id, day, endpoint_id, model, 'expand'::"CallPurpose" AS purpose, COALESCE(reserved, 0) AS reserved, 0 AS spent,
        0 AS attempts, 0 AS unpriced, 0 AS input_tokens, 0 AS cached_tokens, 0 AS output_tokens FROM made
    ), ${bookDelta}
    SELECT id, call_id AS "callId", number FROM made`;
  return new Map(inserted.map((attempt) => [attempt.callId, attempt]));
}

/** Takes back attempts that were never sent, and the calls with them: what was set aside is free again. */
export async function releaseAttempts(
  worker: string,
  attempts: { id: string; callId: string }[],
  tx: Db = db,
): Promise<void> {
  if (attempts.length === 0) return;
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM attempts WHERE id = ANY(${attempts.map((attempt) => attempt.id)}::uuid[]) AND state = 'open'
      RETURNING call_id, run_id, project_id, day, endpoint_id, model, reserved
    ), given_back AS (
      UPDATE calls SET status = 'planned', leased_by = NULL, lease_until = NULL, attempts = GREATEST(0, calls.attempts - 1)
      FROM gone WHERE calls.id = gone.call_id AND calls.leased_by = ${worker} AND calls.status IN ('planned', 'sent')
    ), delta AS (
      SELECT run_id, project_id, day, endpoint_id, model, 'expand'::"CallPurpose" AS purpose, -COALESCE(reserved, 0) AS reserved, 0 AS spent,
        0 AS attempts, 0 AS unpriced, 0 AS input_tokens, 0 AS cached_tokens, 0 AS output_tokens FROM gone
    ), ${bookDelta}
    SELECT 1`;
}
