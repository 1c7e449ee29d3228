import { cancelBatch, endedStates, type ProviderBatch, retrieveBatch } from "#lib/platform/batch-client.ts";
import { ModelFailure } from "#lib/platform/model-failure.ts";
import { noteForgotten, noteStanding } from "../commands/change-batch.ts";
import { finishBatch } from "../commands/finish-batch.ts";
import { connectionOf } from "../connection.ts";
import { countOpenAttempts, listAnsweredCalls } from "../queries/batch-calls.ts";
import { findHeldBatch, type HeldBatch, isUnwanted } from "../queries/held-batch.ts";
import { SettleQueue } from "../settle-queue.ts";
import { nextLook } from "./next-look.ts";
import { prepareBatch } from "./prepare-batch.ts";
import { recordResults } from "./record-results.ts";

/** What a step leaves to do: the next one `again` at once, a look after a `wait`, or nothing: it is `over` for this worker. */
export type StepResult = { kind: "again" } | { kind: "wait"; delayMs: number; words: string | null } | { kind: "over" };

/** Answers settled before the next are read. */
const settledAtOnce = 256;

/**
 * Takes a batch one step further. What the step is follows from rows alone, so that it does not matter which worker does it, nor
 * how long ago the one before was done; a step that was cut off is done again.
 */
export async function stepBatch(worker: string, id: string): Promise<StepResult> {
  const batch = await findHeldBatch(worker, id);
  if (!batch) return { kind: "over" };
  try {
    if (batch.status === "preparing") return await prepareBatch(worker, batch);
    if (!endedStates.includes(batch.state ?? "")) return await look(worker, batch);
    if ((await countOpenAttempts(batch.id)) > 0) {
      await recordResults(worker, batch);
      return { kind: "again" };
    }
    await settle(batch);
    await finishBatch(worker, batch);
    return { kind: "over" };
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return { kind: "wait", delayMs: nextLook(ageOf(batch), error.circumstances.retryAfterMs), words: error.words };
  }
}

/** Asks how it stands, and has it cancelled where nobody wants more of it. */
async function look(worker: string, batch: HeldBatch): Promise<StepResult> {
  const connection = connectionOf(batch.endpoint);
  const id = batch.providerId ?? "";
  let provider: ProviderBatch;
  try {
    provider = await retrieveBatch(connection, id);
  } catch (error) {
    if (!(error instanceof ModelFailure) || !isForgotten(error, ageOf(batch))) throw error;
    await noteForgotten(worker, batch.id, error.words);
    return { kind: "again" };
  }
  if (isUnwanted(batch) && !endedStates.includes(provider.state) && provider.state !== "cancelling")
    provider = await cancelBatch(connection, id);
  await noteStanding(worker, batch.id, provider);
  if (endedStates.includes(provider.state)) return { kind: "again" };
  return { kind: "wait", delayMs: nextLook(ageOf(batch)), words: null };
}

/** How long a provider may say that it knows no such batch before it is believed: its list may lag behind. */
const believedAfterMs = 60 * 60_000;

/** Whether a provider will not know a batch later either. */
function isForgotten({ circumstances: { status } }: ModelFailure, ageMs: number): boolean {
  return (status === 404 || status === 410) && ageMs > believedAfterMs;
}

/** Settles its answers in the order of the calls' numbers, whatever order they came in. */
async function settle(batch: HeldBatch): Promise<void> {
  const queue = new SettleQueue(
    () => {},
    () => true,
  );
  for (;;) {
    const calls = await listAnsweredCalls(batch.id, settledAtOnce);
    if (calls.length === 0) return;
    await Promise.all(calls.map((call) => queue.settle(call)));
  }
}

function ageOf(batch: HeldBatch): number {
  return Math.max(0, Date.now() - (batch.submittedAt ?? batch.createdAt).getTime());
}
