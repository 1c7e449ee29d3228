import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { sendJobs } from "#lib/platform/jobs.ts";
import { log } from "#lib/platform/log.ts";
import { isPassing, persist } from "#lib/platform/persist.ts";
import { beatSeconds, type ClaimedCall, claimCalls, extendLeases } from "./commands/claim-calls.ts";
import { giveUpSettling } from "./commands/give-up-settling.ts";
import { settleCalls } from "./commands/settle-calls.ts";
import { tendRuns } from "./commands/tend-runs.ts";
import { runCall } from "./run-call.ts";

/** An answered call that waits to be settled, and whom to tell. */
type Waiting = { callId: string; done: () => void; failed: (error: unknown) => void };

/**
 * Runs a process's share of the calls, up to `capacity` at once. Jobs from the queue wake it; a beat every few seconds
 * shows that it lives, and takes up what waits, what a dead worker left, and what lost its job.
 */
export class CallRunner {
  readonly worker = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  readonly capacity: number;
  private readonly active = new Map<string, Promise<void>>();
  private readonly settling = new Map<string, { waiting: Waiting[] }>();
  private readonly room: (() => void)[] = [];
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

  /** Takes up the named calls as there is room. Resolves when all of them are taken up, or are nothing to do. */
  async accept(callIds: string[]): Promise<void> {
    for (let rest = callIds; rest.length > 0 && !this.stopping; ) {
      const free = await this.waitForRoom();
      const calls = await claimCalls(this.worker, { ids: rest.slice(0, free) });
      for (const call of calls) this.take(call);
      rest = rest.slice(free);
    }
  }

  /** Takes no more calls, and waits for those under way. What is cut off here is taken up by another worker. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    for (const free of this.room.splice(0)) free();
    const pulse = setInterval(
      () => void extendLeases(this.worker, [...this.active.keys()]).catch(() => {}),
      beatSeconds * 1000,
    );
    await this.beating;
    await Promise.all(this.active.values());
    clearInterval(pulse);
  }

  private async beat(): Promise<void> {
    await extendLeases(this.worker, [...this.active.keys()]);
    const planned = await tendRuns();
    if (planned.length > 0)
      await sendJobs(
        "run-call",
        planned.map((callId) => ({ callId })),
      );
    const free = this.capacity - this.active.size;
    if (this.stopping || free <= 0) return;
    for (const call of await claimCalls(this.worker, { atMost: free })) this.take(call);
  }

  private take(call: ClaimedCall): void {
    const done = runCall(call, {
      worker: this.worker,
      settle: (projectId, callId) => this.settle(projectId, callId),
    })
      .then(({ plannedCallIds }) =>
        sendJobs(
          "run-call",
          plannedCallIds.map((callId) => ({ callId })),
        ),
      )
      // The lease ends, and the sweep takes the call up again.
      .catch((error: unknown) => log.error({ err: error, callId: call.id }, "a call was cut off"))
      .finally(() => {
        this.active.delete(call.id);
        this.room.shift()?.();
      });
    this.active.set(call.id, done);
  }

  private async waitForRoom(): Promise<number> {
    while (this.active.size >= this.capacity && !this.stopping)
      await new Promise<void>((resolve) => this.room.push(resolve));
    return Math.max(1, this.capacity - this.active.size);
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
      const batch = queue.waiting.splice(0, 64);
      try {
        const { plannedCallIds } = await persist(() =>
          settleCalls(
            projectId,
            batch.map((entry) => entry.callId),
          ),
        );
        for (const entry of batch) entry.done();
        void sendJobs(
          "run-call",
          plannedCallIds.map((callId) => ({ callId })),
        ).catch((error: unknown) => log.warn({ err: error }, "jobs could not be sent; the sweep finds the calls"));
      } catch (error) {
        // One answer that cannot be settled must not hold up the others, nor come back for ever.
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
