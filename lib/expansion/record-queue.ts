import { setTimeout as wait } from "node:timers/promises";
import { log } from "#lib/platform/log.ts";
import { isPassing, persist } from "#lib/platform/persist.ts";
import { type EndedAttempt, recordAttempts } from "./commands/record-attempts.ts";

type Waiting = {
  ended: EndedAttempt;
  /** The call that went out in its place. */
  next: string | null;
  done: (kept: boolean) => void;
  failed: (error: unknown) => void;
};

/** What comes back this close together is recorded together: each statement has its price. In milliseconds. */
const gatherMs = 40;

/** Records what attempts came to, many in one transaction. */
export class RecordQueue {
  private readonly worker: string;
  private waiting: Waiting[] = [];
  private draining = false;
  private readonly moreToCome: () => boolean;

  /**
   * @param worker the process's name, under which it holds its calls
   * @param moreToCome whether answers are under way that are worth waiting a moment for
   */
  constructor(worker: string, moreToCome: () => boolean) {
    this.worker = worker;
    this.moreToCome = moreToCome;
  }

  /** @returns whether the answer was kept; false where there was none, or the call had one already */
  record(ended: EndedAttempt, next: string | null): Promise<boolean> {
    return new Promise((done, failed) => {
      this.waiting.push({ ended, next, done, failed });
      if (!this.draining) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.draining = true;
    while (this.waiting.length > 0) {
      if (this.moreToCome()) await wait(gatherMs);
      const batch = this.waiting.splice(0);
      try {
        await this.write(batch);
      } catch (error) {
        // One that the database does not take must not hold up the others.
        for (const entry of batch) {
          if (isPassing(error)) entry.failed(error);
          else await this.write([entry]).catch(entry.failed);
        }
      }
    }
    this.draining = false;
  }

  private async write(batch: Waiting[]): Promise<void> {
    const kept = await persist(() =>
      recordAttempts(
        this.worker,
        batch.map((entry) => entry.ended),
        batch.flatMap((entry) => entry.next ?? []),
      ),
    );
    const answered = new Set(kept);
    for (const { ended, done } of batch) {
      if (ended.step.kind === "answered" && !answered.has(ended.callId))
        log.info({ callId: ended.callId }, "an answer came when its call had one already");
      done(answered.has(ended.callId));
    }
  }
}
