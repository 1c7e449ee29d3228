import { batchUrl, createBatch, findBatch, type ProviderBatch, uploadBatchFile } from "#lib/platform/batch-client.ts";
import { ModelFailure } from "#lib/platform/model-failure.ts";
import { isPassing } from "#lib/platform/persist.ts";
import { PromptChanged } from "../call-prompt.ts";
import { beginCreation, noteSubmission, noteUpload } from "../commands/change-batch.ts";
import { dissolveBatch, leaveOutUnpaid, stopRunOf } from "../commands/dissolve-batch.ts";
import { reserveAttempts, type WantedAttempt } from "../commands/reserve-attempts.ts";
import { connectionOf } from "../connection.ts";
import { prepareCall } from "../prepare-call.ts";
import { listOpenRequests, listUnreservedCalls } from "../queries/batch-calls.ts";
import { type HeldBatch, isWanted } from "../queries/held-batch.ts";
import type { StepResult } from "./step-batch.ts";

/** Calls whose money is set aside in one transaction, and requests read at once for the file. */
const reservedAtOnce = 200;
const readAtOnce = 200;

/** How far a provider's clock may be behind ours. */
const clockMs = 60 * 60_000;

/**
 * Does the next step of a batch that the provider is not known to have: sets money aside for its calls, hands its file in, or
 * creates it. Each step stands in the database before the next begins, so that any worker goes on after any of them.
 * @throws ModelFailure where the provider was not to be had; the step is to be done again
 */
export async function prepareBatch(worker: string, batch: HeldBatch): Promise<StepResult> {
  if (!isWanted(batch)) return takeBack(worker, batch);
  const unreserved = await listUnreservedCalls(batch, reservedAtOnce);
  if (unreserved.length > 0) return reserve(worker, batch, unreserved);
  try {
    if (batch.inputFileId === null) return await handIn(worker, batch);
    return await create(worker, batch, batch.inputFileId);
  } catch (error) {
    if (!(error instanceof ModelFailure) || !isFinal(error)) throw error;
    await stopRunOf(batch, error.words, error.kind === "key-refused" ? "keyRefused" : "refused");
    await dissolveBatch(worker, batch, error.words);
    return { kind: "over" };
  }
}

/** Failures that no waiting mends: the provider has said no, so it has no batch of ours. */
function isFinal({ kind }: ModelFailure): boolean {
  return kind === "key-refused" || kind === "refused" || kind === "refused-parameter";
}

/** A batch that its run does not want now is dissolved, unless the provider turns out to have it. */
async function takeBack(worker: string, batch: HeldBatch): Promise<StepResult> {
  const found = await findCreated(batch);
  if (found) return submitted(worker, batch, found);
  await dissolveBatch(worker, batch, null);
  return { kind: "over" };
}

async function reserve(
  worker: string,
  batch: HeldBatch,
  calls: Awaited<ReturnType<typeof listUnreservedCalls>>,
): Promise<StepResult> {
  const wanted: WantedAttempt[] = [];
  try {
    for (const call of calls) {
      const prepared = await prepareCall(call);
      if (!prepared) throw new Error(`the item that call ${call.number} is about is gone`);
      const { request, bounds } = prepared;
      const { id: callId, runId, projectId, model, price } = call;
      wanted.push({
        callId,
        runId,
        projectId,
        endpointId: batch.endpoint.id,
        model,
        request,
        bounds,
        price,
        batch: true,
        again: true,
      });
    }
  } catch (error) {
    if (isPassing(error)) throw error;
    const words = error instanceof Error ? error.message : String(error);
    await stopRunOf(batch, words, error instanceof PromptChanged ? "promptChanged" : "refused");
    await dissolveBatch(worker, batch, words);
    return { kind: "over" };
  }
  const { denied } = await reserveAttempts(worker, wanted);
  if (denied.length === 0 || (await leaveOutUnpaid(worker, batch, denied)) > 0) return { kind: "again" };
  await dissolveBatch(worker, batch, null);
  return { kind: "over" };
}

async function handIn(worker: string, batch: HeldBatch): Promise<StepResult> {
  const fileId = await uploadBatchFile(connectionOf(batch.endpoint), `seedbed-${batch.id}.jsonl`, linesOf(batch.id));
  await noteUpload(worker, batch.id, fileId);
  return { kind: "again" };
}

/** The lines of a batch's file: the requests as they were recorded, so that they are the same each time. */
async function* linesOf(batchId: string): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const page = await listOpenRequests(batchId, after, readAtOnce);
    for (const { callId, request } of page) {
      yield `${JSON.stringify({ custom_id: callId, method: "POST", url: batchUrl, body: request })}\n`;
    }
    const last = page.at(-1);
    if (!last) return;
    after = last.number;
  }
}

async function create(worker: string, batch: HeldBatch, inputFileId: string): Promise<StepResult> {
  const found = await findCreated(batch);
  if (found) return submitted(worker, batch, found);
  // Whoever takes over after this looks at the provider first.
  if (!(await beginCreation(worker, batch.id))) return { kind: "over" };
  return submitted(worker, batch, await createBatch(connectionOf(batch.endpoint), inputFileId, batch.id));
}

/** The batch at the provider, where somebody began to create it and its answer was lost. */
async function findCreated(batch: HeldBatch): Promise<ProviderBatch | null> {
  if (batch.attempts === 0) return null;
  return findBatch(connectionOf(batch.endpoint), batch.id, batch.createdAt.getTime() - clockMs);
}

async function submitted(worker: string, batch: HeldBatch, provider: ProviderBatch): Promise<StepResult> {
  await noteSubmission(worker, batch.id, provider);
  return { kind: "again" };
}
