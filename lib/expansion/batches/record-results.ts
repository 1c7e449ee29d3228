import { answerOf, type ResultLine, readResults } from "#lib/platform/batch-results.ts";
import type { ModelConnection } from "#lib/platform/model-client.ts";
import { ModelFailure } from "#lib/platform/model-failure.ts";
import { chargeOf } from "../charge.ts";
import { noteIgnored } from "../commands/change-batch.ts";
import { type EndedAttempt, recordAttempts } from "../commands/record-attempts.ts";
import { rememberRefusal } from "../commands/remember-refusal.ts";
import { connectionOf } from "../connection.ts";
import { listBatchCallIds, listOpenAttempts, type OpenAttempt } from "../queries/batch-calls.ts";
import type { HeldBatch } from "../queries/held-batch.ts";
import { outcomeOf, readUsage } from "../send-attempt.ts";

/** Results recorded in one transaction, by number and by bytes. */
const mostLines = 100;
const mostBytes = 4 * 1024 * 1024;

/**
 * Takes the results of a batch that is over, line by line in whatever order they stand: each call's first line is what its
 * attempt came to. Lines that belong to no call, come twice or cannot be read are counted and passed over. An attempt that
 * no line is about ends too. Doing all this again records nothing twice.
 * @throws ModelFailure where a file cannot be had now; it is to be tried again
 */
export async function recordResults(worker: string, batch: HeldBatch): Promise<void> {
  const connection = connectionOf(batch.endpoint);
  const calls = new Set(await listBatchCallIds(batch.id));
  const seen = new Set<string>();
  let ignored = 0;
  let lines: ResultLine[] = [];
  let bytes = 0;
  const flush = async () => {
    await recordLines(worker, batch, connection, lines);
    lines = [];
    bytes = 0;
  };
  let lost: string | null = null;
  for (const fileId of [batch.outputFileId, batch.errorFileId]) {
    if (fileId === null) continue;
    try {
      for await (const line of readResults(connection, fileId)) {
        if (line.id === null || !calls.has(line.id) || seen.has(line.id)) {
          ignored++;
          continue;
        }
        seen.add(line.id);
        lines.push(line);
        bytes += line.bytes;
        if (lines.length >= mostLines || bytes >= mostBytes) await flush();
      }
      await flush();
    } catch (error) {
      if (!(error instanceof ModelFailure) || !isGone(error)) throw error;
      lost = error.words;
    }
  }
  await noteIgnored(worker, batch.id, ignored);
  await recordMissing(worker, batch, lost);
}

/** Whether a file will not be had later either. */
function isGone({ kind, circumstances }: ModelFailure): boolean {
  return kind === "too-long" || circumstances.status === 404 || circumstances.status === 410;
}

async function recordLines(
  worker: string,
  batch: HeldBatch,
  connection: ModelConnection,
  lines: ResultLine[],
): Promise<void> {
  const ids = lines.flatMap((line) => line.id ?? []);
  const open = new Map((await listOpenAttempts(batch.id, ids, ids.length)).map((each) => [each.callId, each]));
  const refused = new Set<Parameters<typeof rememberRefusal>[2]>();
  const ended = lines.flatMap((line): EndedAttempt[] => {
    const attempt = open.get(line.id ?? "");
    if (!attempt) return [];
    try {
      const answer = answerOf(line, attempt.request, connection);
      const usage = readUsage(answer);
      const charged = chargeOf(attempt.price, boundsOf(attempt), { usage, mayHaveRun: true }, true);
      const step = { kind: "answered" as const, answer };
      return [
        { ...commonOf(attempt), outcome: "answered", httpStatus: 200, words: null, usage, charged, body: null, step },
      ];
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      const { parameter, mayHaveRun, status, body } = error.circumstances;
      if (error.kind === "refused-parameter" && parameter) refused.add(parameter);
      const charged = chargeOf(attempt.price, boundsOf(attempt), { usage: null, mayHaveRun }, true);
      return [
        {
          ...commonOf(attempt),
          outcome: outcomeOf(error),
          httpStatus: status,
          words: error.words,
          usage: null,
          charged,
          body,
          step: { kind: "left" },
        },
      ];
    }
  });
  for (const parameter of refused) await rememberRefusal(batch.endpoint.id, batch.model, parameter);
  await recordAttempts(worker, ended);
}

/**
 * Ends what no line is about. Nobody knows whether it ran, so it is charged in full; unless the provider says that nothing of
 * the batch was done.
 */
async function recordMissing(worker: string, batch: HeldBatch, lost: string | null): Promise<void> {
  const mayHaveRun = batch.state === "completed" || batch.completed > 0 || batch.outputFileId !== null;
  const words =
    lost ??
    (mayHaveRun
      ? (batch.error ?? "the results of the batch hold no line for this call")
      : `the batch ${batch.state}: ${batch.error ?? ""}`);
  for (;;) {
    const left = await listOpenAttempts(batch.id, null, mostLines);
    if (left.length === 0) return;
    await recordAttempts(
      worker,
      left.map((attempt) => ({
        ...commonOf(attempt),
        outcome: mayHaveRun ? "unusable" : "providerError",
        httpStatus: null,
        words,
        usage: null,
        charged: chargeOf(attempt.price, boundsOf(attempt), { usage: null, mayHaveRun }, true),
        body: null,
        step: { kind: "left" },
      })),
    );
  }
}

function commonOf({ attemptId, callId, runId, purpose, price }: OpenAttempt) {
  return { attemptId, callId, runId, purpose, priced: price !== null, latencyMs: null };
}

function boundsOf({ inputBound, outputBound, request }: OpenAttempt) {
  const bounded = (request.max_completion_tokens ?? request.max_tokens) !== undefined;
  return { input: inputBound, output: outputBound, bounded };
}
