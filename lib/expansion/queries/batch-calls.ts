import { type Db, db } from "#lib/platform/db.ts";
import type { ChatRequest } from "#lib/platform/model-client.ts";
import type { ClaimedCall } from "../commands/claim-calls.ts";
import type { HeldBatch } from "./held-batch.ts";
import type { CallPurpose } from "./list-calls.ts";
import { findPrice, type StoredPrice } from "./prices.ts";

/** Calls of a batch for which no money is set aside yet, in the order of their numbers, as {@link prepareCall} takes them. */
export async function listUnreservedCalls(batch: HeldBatch, atMost: number): Promise<ClaimedCall[]> {
  const { id: batchId, endpoint, model, run } = batch;
  const calls = await db.call.findMany({
    where: { batchId, status: "batched", tries: { none: { state: "open" } } },
    orderBy: { number: "asc" },
    take: atMost,
  });
  if (calls.length === 0) return [];
  const price = await findPrice(db, endpoint.id, model);
  const archivedAt = endpoint.archivedAt === null ? null : String(endpoint.archivedAt);
  return calls.map((call) => ({
    ...call,
    status: "sent" as const,
    settings: run.settings,
    promptVersion: call.purpose === run.ownPurpose ? run.promptVersion : null,
    price,
    endpoint: { ...endpoint, archivedAt },
  }));
}

/** The requests of a batch's calls that are reserved and not ended, page by page in the order of the calls' numbers. */
export async function listOpenRequests(
  batchId: string,
  after: number,
  atMost: number,
): Promise<{ callId: string; number: number; request: unknown }[]> {
  return db.$queryRaw`
    SELECT c.id AS "callId", c.number, a.request FROM calls c JOIN attempts a ON a.call_id = c.id AND a.state = 'open'
    WHERE c.batch_id = ${batchId}::uuid AND c.status = 'batched' AND c.number > ${after} ORDER BY c.number LIMIT ${atMost}`;
}

/** An attempt of a batch's call that has not ended, with what ending it needs. */
export type OpenAttempt = {
  attemptId: string;
  callId: string;
  runId: string;
  purpose: CallPurpose;
  request: ChatRequest;
  inputBound: number;
  outputBound: number;
  price: StoredPrice | null;
};

/** The attempts that have not ended: of the calls named, or of all that the batch has, up to a number. */
export async function listOpenAttempts(
  batchId: string,
  callIds: string[] | null,
  atMost: number,
): Promise<OpenAttempt[]> {
  const rows = await db.$queryRaw<(Omit<OpenAttempt, "price"> & Partial<StoredPrice> & { priceId: string | null })[]>`
    SELECT a.id AS "attemptId", a.call_id AS "callId", a.run_id AS "runId", c.purpose::text, a.request, a.input_bound AS "inputBound",
      a.output_bound AS "outputBound", p.id AS "priceId", p.input, p.cached_input AS "cachedInput", p.output, p.batch_share AS "batchShare"
    FROM calls c JOIN attempts a ON a.call_id = c.id AND a.state = 'open' LEFT JOIN model_prices p ON p.id = a.price_id
    WHERE c.batch_id = ${batchId}::uuid AND c.status = 'batched' AND (${callIds === null} OR c.id = ANY(${callIds ?? []}::uuid[]))
    ORDER BY c.number LIMIT ${atMost}`;
  return rows.map(({ priceId, input, cachedInput, output, batchShare, ...attempt }) => ({
    ...attempt,
    price: priceId === null ? null : ({ id: priceId, input, cachedInput, output, batchShare } as StoredPrice),
  }));
}

/** The ids of all calls that a batch holds or held. */
export async function listBatchCallIds(batchId: string): Promise<string[]> {
  return (await db.call.findMany({ where: { batchId }, select: { id: true } })).map((call) => call.id);
}

/** Answered calls of a batch that are not settled, in the order of their numbers. */
export async function listAnsweredCalls(
  batchId: string,
  atMost: number,
): Promise<{ id: string; projectId: string; purpose: CallPurpose }[]> {
  return db.call.findMany({
    where: { batchId, status: "answered" },
    orderBy: { number: "asc" },
    take: atMost,
    select: { id: true, projectId: true, purpose: true },
  });
}

/** How many attempts of a batch have not ended. */
export async function countOpenAttempts(batchId: string, tx: Db = db): Promise<number> {
  return tx.attempt.count({ where: { state: "open", call: { batchId } } });
}
