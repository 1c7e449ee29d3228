import { log } from "#lib/platform/log.ts";
import { isPassing, persist } from "#lib/platform/persist.ts";
import { PromptChanged } from "./call-prompt.ts";
import type { ClaimedCall } from "./commands/claim-calls.ts";
import { failCall, stopRunFor } from "./commands/fail-call.ts";
import { type Attempt, type Denial, reserveAttempts } from "./commands/reserve-attempts.ts";
import { type PreparedCall, prepareCall } from "./prepare-call.ts";
import { maxAttempts } from "./retry-delay.ts";

/** A call whose request is built and whose money is set aside. */
export type ReadyCall = { prepared: PreparedCall; attempt: Attempt };

/**
 * Builds the requests of calls that the worker holds, and sets their money aside.
 * @returns those that may go out, in the order given, and by run those for which there is no money
 */
export async function readyCalls(
  worker: string,
  calls: ClaimedCall[],
): Promise<{ ready: ReadyCall[]; denied: Map<string, Denial[]> }> {
  const prepared: PreparedCall[] = [];
  for (const call of calls) {
    const made = await prepare(worker, call);
    if (made) prepared.push(made);
  }
  if (prepared.length === 0) return { ready: [], denied: new Map() };
  const { granted, denied } = await persist(() =>
    reserveAttempts(
      worker,
      prepared.map(({ call, request, bounds }) => ({
        callId: call.id,
        runId: call.runId,
        projectId: call.projectId,
        endpointId: call.endpoint.id,
        model: call.model,
        request,
        bounds,
        price: call.price,
        batch: false,
        again: call.attempts > 1,
      })),
    ),
  );
  const runOf = new Map(prepared.map(({ call }) => [call.id, call.runId]));
  return {
    ready: prepared.flatMap((one) => {
      const attempt = granted.get(one.call.id);
      return attempt ? [{ prepared: one, attempt }] : [];
    }),
    denied: Map.groupBy(denied, (denial) => runOf.get(denial.callId) as string),
  };
}

/** A call's request, or null where it is given up: its item is gone, or workers die of it. */
async function prepare(worker: string, call: ClaimedCall): Promise<PreparedCall | null> {
  // Each attempt that came to an end was counted and judged; more than those means that workers die of this call.
  if (call.attempts > maxAttempts) {
    const words = `given up: ${maxAttempts} workers that took it up were never heard of again`;
    await persist(() => failCall(call.id, worker, words));
    return null;
  }
  try {
    const prepared = await prepareCall(call);
    if (!prepared) await persist(() => failCall(call.id, worker, "the item that it is about is gone"));
    return prepared;
  } catch (error) {
    if (isPassing(error)) throw error;
    log.error({ err: error, callId: call.id }, "a request could not be built");
    const words = error instanceof Error ? error.message : String(error);
    const code = error instanceof PromptChanged ? "promptChanged" : "refused";
    await persist(() => stopRunFor(call.id, worker, words, code));
    return null;
  }
}
