import { setTimeout as wait } from "node:timers/promises";
import { log } from "#lib/platform/log.ts";
import { isPassing, persist } from "#lib/platform/persist.ts";
import { giveUpSettling } from "./commands/fail-call.ts";
import { settleAnswers } from "./commands/settle-answers.ts";
import { settleCalls } from "./commands/settle-calls.ts";
import { settleClassifications } from "./commands/settle-classification.ts";
import type { CallPurpose } from "./queries/list-calls.ts";

/** An answered call. */
export type AnsweredCall = { id: string; projectId: string; purpose: CallPurpose };

/** An answered call that waits to be settled, and whom to tell. */
type Waiting = { callId: string; done: () => void; failed: (error: unknown) => void };

/** Answers that are settled in one transaction at most, and how long that may take, in milliseconds. */
const mostAtOnce = 64;
const settleMs = 1_500;
/** Answers that come this close together are settled together: each transaction has its price. */
const gatherMs = 90;

const settlers: Record<CallPurpose, (projectId: string, callIds: string[]) => Promise<{ plannedCallIds: string[] }>> = {
  expand: settleCalls,
  classify: (_projectId, callIds) => settleClassifications(callIds),
  answer: (_projectId, callIds) => settleAnswers(callIds),
};

/** How many answers to settle next: while the project's row is held, people who edit its texts wait. */
function batchSize(size: number, tookMs: number): number {
  if (tookMs > settleMs) return Math.max(1, Math.floor(size / 2));
  return tookMs < settleMs / 3 ? Math.min(mostAtOnce, size * 2) : size;
}

/**
 * Settles answers of one project and purpose one batch after another: what comes in while one is being settled makes up the next.
 * An admission has to wait for the project's lock anyway, so many share one transaction.
 */
export class SettleQueue {
  private readonly queues = new Map<string, { waiting: Waiting[] }>();
  private atOnce = mostAtOnce;
  private readonly planned: (callIds: string[]) => void;
  private readonly moreToCome: () => boolean;

  /**
   * @param planned told after each batch which calls were planned
   * @param moreToCome whether answers are under way that are worth waiting a moment for
   */
  constructor(planned: (callIds: string[]) => void, moreToCome: () => boolean) {
    this.planned = planned;
    this.moreToCome = moreToCome;
  }

  /** Settles an answer, together with others that wait. */
  settle({ id: callId, projectId, purpose }: AnsweredCall): Promise<void> {
    return new Promise((done, failed) => {
      const key = `${purpose} ${projectId}`;
      const queue = this.queues.get(key);
      if (queue) queue.waiting.push({ callId, done, failed });
      else {
        const mine = { waiting: [{ callId, done, failed }] };
        this.queues.set(key, mine);
        void this.drain(key, projectId, settlers[purpose], mine);
      }
    });
  }

  private async drain(
    key: string,
    projectId: string,
    settler: (typeof settlers)[CallPurpose],
    queue: { waiting: Waiting[] },
  ): Promise<void> {
    while (queue.waiting.length > 0) {
      if (this.moreToCome()) await wait(gatherMs);
      const batch = queue.waiting.splice(0, this.atOnce);
      const began = performance.now();
      try {
        const { plannedCallIds } = await persist(() =>
          settler(
            projectId,
            batch.map((entry) => entry.callId),
          ),
        );
        for (const entry of batch) entry.done();
        this.planned(plannedCallIds);
        this.atOnce = batchSize(this.atOnce, performance.now() - began);
      } catch (error) {
        // One answer that cannot be settled must not hold up the others, nor come back for ever.
        this.atOnce = Math.ceil(this.atOnce / 2);
        for (const entry of batch) {
          if (isPassing(error)) entry.failed(error);
          else await this.settleAlone(projectId, settler, entry);
        }
      }
    }
    this.queues.delete(key);
  }

  private async settleAlone(
    projectId: string,
    settler: (typeof settlers)[CallPurpose],
    { callId, done, failed }: Waiting,
  ): Promise<void> {
    try {
      const { plannedCallIds } = await persist(() => settler(projectId, [callId])).catch(async (error: unknown) => {
        if (isPassing(error)) throw error;
        log.error({ err: error, callId }, "an answer could not be settled");
        await giveUpSettling(callId, error instanceof Error ? error.message : String(error));
        return { plannedCallIds: [] };
      });
      this.planned(plannedCallIds);
      done();
    } catch (error) {
      failed(error);
    }
  }
}
