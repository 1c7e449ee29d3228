import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { log } from "#lib/platform/log.ts";
import { isPassing, persist } from "#lib/platform/persist.ts";
import { beatSeconds, type ClaimedCall, claimCalls, extendLeases } from "./commands/claim-calls.ts";
import { giveUpSettling } from "./commands/fail-call.ts";
import { settleCalls } from "./commands/settle-calls.ts";
import { tendRuns } from "./commands/tend-runs.ts";
import { runCall } from "./run-call.ts";
import { wakeWorkers } from "./wake-workers.ts";

/** An answered call that waits to be settled, and whom to tell. */
type Waiting = { callId: string; done: () => void; failed: (error: unknown) => void };

/** Answers that are settled in one transaction at most, and how long that may take, in milliseconds. */
const mostAtOnce = 64;
const settleMs = 1_500;

/** How many answers to settle next: while the project's row is held, people who edit its texts wait. */
function batchSize(size: number, tookMs: number): number {
  if (tookMs > settleMs) return Math.max(1, Math.floor(size / 2));
  return tookMs < settleMs / 3 ? Math.min(mostAtOnce, size * 2) : size;
}

/**
 * Runs a process's share of the calls, up to `capacity` at once. Jobs from the queue wake it, and so does each answer; a beat every few seconds
 * shows that it lives, and takes up what waits, what a dead worker left, and what lost its job.
 */
export class CallRunner {
  readonly worker = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  readonly capacity: number;
  private readonly active = new Map<string, Promise<void>>();
  private readonly settling = new Map<string, { waiting: Waiting[] }>();
  private settleAtOnce = mostAtOnce;
  private pulling: Promise<void> | undefined;
  private pullAgain = false;
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** Begins to beat. */
  start(): void {
    const beat = () => {
      this.beating = this.beat()
        .catch((error: unknown) => log.warn({ err: error }, "a beat failed; the next one tries again"))
        .finally(() => {
          if (!this.stopping) this.timer = setTimeout(beat, beatSeconds * 1000);
        });
    };
    beat();
  }

  /** Takes up calls that wait, as there is room. Whoever asks while a claim is under way gets a fresh one after it. */
  pull(): Promise<void> {
    if (this.pulling) {
      this.pullAgain = true;
      return this.pulling;
    }
    this.pulling = this.claim().finally(() => {
      this.pulling = undefined;
    });
    return this.pulling;
  }

  /** Takes no more calls, and waits for those under way. What is cut off here is taken up by another worker. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    const pulse = setInterval(
      () => void extendLeases(this.worker, [...this.active.keys()]).catch(() => {}),
      beatSeconds * 1000,
    );
    await this.beating;
    await this.pulling?.catch(() => {});
    await Promise.all(this.active.values());
    clearInterval(pulse);
  }

  private async claim(): Promise<void> {
    do {
      this.pullAgain = false;
      if (this.stopping) return;
      for (const call of await claimCalls(this.worker, this.capacity - this.active.size, [...this.active.keys()]))
        this.take(call);
    } while (this.pullAgain);
  }

  private async beat(): Promise<void> {
    await extendLeases(this.worker, [...this.active.keys()]);
    await tendRuns().catch((error: unknown) =>
      log.warn({ err: error }, "runs could not be tended; the next beat tries again"),
    );
    await this.pull();
  }

  private take(call: ClaimedCall): void {
    const done = runCall(call, {
      worker: this.worker,
      answered: () => this.wake(),
      postponed: (delayMs) => setTimeout(() => this.wake(), delayMs).unref(),
      settle: (projectId, callId) => this.settle(projectId, callId),
    })
      // The lease ends, and a sweep takes the call up again.
      .catch((error: unknown) => log.error({ err: error, callId: call.id }, "a call was cut off"))
      .finally(() => {
        this.active.delete(call.id);
        this.wake();
      });
    this.active.set(call.id, done);
  }

  private wake(): void {
    void this.pull().catch((error: unknown) => log.warn({ err: error }, "a claim failed; the next beat tries again"));
  }

  /**
   * Settles calls of one project one batch after another: what comes in while one is being settled makes up the next.
   * An admission has to wait for the project's lock anyway, so many share one transaction.
   */
  private settle(projectId: string, callId: string): Promise<void> {
    return new Promise((done, failed) => {
      const queue = this.settling.get(projectId);
      if (queue) queue.waiting.push({ callId, done, failed });
      else {
        const mine = { waiting: [{ callId, done, failed }] };
        this.settling.set(projectId, mine);
        void this.drain(projectId, mine);
      }
    });
  }

  private async drain(projectId: string, queue: { waiting: Waiting[] }): Promise<void> {
    while (queue.waiting.length > 0) {
      const batch = queue.waiting.splice(0, this.settleAtOnce);
      const began = performance.now();
      try {
        const { plannedCallIds } = await persist(() =>
          settleCalls(
            projectId,
            batch.map((entry) => entry.callId),
          ),
        );
        for (const entry of batch) entry.done();
        this.wake();
        // What this worker has no room for is for others to take.
        if (this.active.size >= this.capacity) void wakeWorkers(plannedCallIds);
        this.settleAtOnce = batchSize(this.settleAtOnce, performance.now() - began);
      } catch (error) {
        // One answer that cannot be settled must not hold up the others, nor come back for ever.
        this.settleAtOnce = Math.ceil(this.settleAtOnce / 2);
        for (const entry of batch) {
          if (isPassing(error)) entry.failed(error);
          else await this.settleAlone(projectId, entry);
        }
      }
    }
    this.settling.delete(projectId);
  }

  private async settleAlone(projectId: string, { callId, done, failed }: Waiting): Promise<void> {
    try {
      await persist(() => settleCalls(projectId, [callId])).catch((error: unknown) => {
        if (isPassing(error)) throw error;
        log.error({ err: error, callId }, "an answer could not be settled");
        return giveUpSettling(callId, error instanceof Error ? error.message : String(error));
      });
      done();
    } catch (error) {
      failed(error);
    }
  }
}
