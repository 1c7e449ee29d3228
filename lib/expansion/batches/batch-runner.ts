import { log } from "#lib/platform/log.ts";
import { collectBatches } from "../commands/collect-batches.ts";
import { claimBatches, extendBatchLeases, leaveBatch } from "../commands/hold-batches.ts";
import { stepBatch } from "./step-batch.ts";

/** How often a worker looks for batches to make and to take further, and shows that it lives. */
const beatMs = 2_000;

/** Batches that one process takes further at once. */
const mostAtOnce = 2;

/** How long a batch is left alone after a step that failed for a reason of ours. */
const failedMs = 15_000;

/** Makes batches of calls that wait, and takes them from step to step. Between two looks nothing of a batch is in memory. */
export class BatchRunner {
  private readonly worker: string;
  private readonly active = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();
  private stopping = false;

  /** @param worker this process's name */
  constructor(worker: string) {
    this.worker = worker;
  }

  /** Begins to beat. */
  start(): void {
    const beat = () => {
      this.beating = this.beat()
        .catch((error: unknown) => log.warn({ err: error }, "a beat for batches failed; the next one tries again"))
        .finally(() => {
          if (!this.stopping) this.timer = setTimeout(beat, beatMs);
        });
    };
    beat();
  }

  /** Takes no step more after those under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.beating;
    const pulse = setInterval(() => void this.pulse().catch(() => {}), beatMs);
    await Promise.all(this.active.values());
    clearInterval(pulse);
  }

  private pulse(): Promise<void> {
    return extendBatchLeases(this.worker, [...this.active.keys()]);
  }

  private async beat(): Promise<void> {
    await this.pulse();
    await collectBatches();
    for (const id of await claimBatches(this.worker, mostAtOnce - this.active.size)) {
      this.active.set(
        id,
        this.work(id).finally(() => this.active.delete(id)),
      );
    }
  }

  /** Takes a batch further until it has to wait. */
  private async work(id: string): Promise<void> {
    try {
      while (!this.stopping) {
        const result = await stepBatch(this.worker, id);
        if (result.kind === "over") return;
        if (result.kind === "wait") return await leaveBatch(this.worker, id, result.delayMs, result.words);
      }
      await leaveBatch(this.worker, id, 0, null);
    } catch (error) {
      log.error({ err: error, batchId: id }, "a step of a batch failed; it is tried again");
      // Where this fails too, the lease ends by itself.
      await leaveBatch(this.worker, id, failedMs, error instanceof Error ? error.message : String(error)).catch(
        () => {},
      );
    }
  }
}
