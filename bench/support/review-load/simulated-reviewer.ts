import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { categories } from "#lib/items/schema.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import { type DecisionInput, decisionInput } from "#lib/review/schema.ts";
import { type DeskRequests, NoAnswer } from "./desk-requests.ts";

/** What came of a reviewer's work, as far as their browser knows. */
export type Work = {
  /** Decisions that the server has said to have, by id, with their items; without those taken back. */
  acknowledged: Map<string, string>;
  /** What waits in the browser: it may have been recorded or not. */
  unsent: DecisionInput[];
  /** How long answers to decisions took, in milliseconds; where one was asked for again, from the time of asking that was answered. */
  decisionTimes: number[];
  /** The same for items that were asked for. */
  takeTimes: number[];
  dropped: number;
  undone: number;
  skipped: number;
};

/** Work that has not begun. */
export function noWork(): Work {
  return {
    acknowledged: new Map(),
    unsent: [],
    decisionTimes: [],
    takeTimes: [],
    dropped: 0,
    undone: 0,
    skipped: 0,
  };
}

/** How a desk stocks up (use-desk.ts), and how long it waits before it asks again. */
const stock = { count: 5, low: 4 };
const againAfterMs = 250;

/** How often, of a hundred items, a reviewer does what is not simply deciding. */
const shares = { skips: 3, undoes: 3, drops: 4, holds: 2, disagrees: 10 };

/**
 * Somebody at the desk, without a browser: takes items ahead, decides them one after another, now and then sets one aside, changes their
 * mind, or loses the connection in the middle of saving and sends the same decision again.
 */
export class SimulatedReviewer {
  readonly userId: string;
  private readonly desk: DeskRequests;
  private readonly work: Work;
  private readonly random: () => number;
  /** On average, for an item. */
  private readonly thinkMs: number;
  private readonly mishaps: number;
  private ahead: ReviewItem[] = [];

  /** @param who.mishaps how many times as often as usual something does not simply go on */
  constructor(who: {
    userId: string;
    desk: DeskRequests;
    work: Work;
    random: () => number;
    thinkMs: number;
    mishaps: number;
  }) {
    this.userId = who.userId;
    this.desk = who.desk;
    this.work = who.work;
    this.random = who.random;
    this.thinkMs = who.thinkMs;
    this.mishaps = who.mishaps;
  }

  /** Works until `ended` says that there is nothing left, or `killed` that the browser is gone: then nothing is sent any more. */
  async workUntil(ended: () => boolean, killed: AbortSignal): Promise<void> {
    const gone = () => killed.aborted || ended();
    // What the browser kept when it went away goes out first.
    for (const decision of [...this.work.unsent]) await this.send(decision, killed);
    while (!gone()) {
      if (this.ahead.length < stock.low) await this.restock(killed);
      const item = this.ahead.shift();
      if (!item) {
        await this.pause(againAfterMs, killed);
        continue;
      }
      await this.pause(this.thinkMs * 2 * this.random(), killed);
      if (!gone()) await this.deal(item, killed);
    }
  }

  private chance(): number {
    return (this.random() * 100) / this.mishaps;
  }

  private async restock(killed: AbortSignal): Promise<void> {
    const held = this.ahead.map(({ id }) => id);
    const taken = await this.persist(killed, this.work.takeTimes, () => this.desk.take(stock.count, held));
    const known = new Set(held);
    this.ahead.push(...(taken?.items ?? []).filter(({ id }) => !known.has(id)));
  }

  private async deal(item: ReviewItem, killed: AbortSignal): Promise<void> {
    const chance = this.chance();
    if (chance < shares.skips) {
      await this.persist(killed, [], () => this.desk.skip(item.id));
      this.work.skipped++;
      return;
    }
    if (chance < shares.skips + shares.holds) await this.hold(item, killed);
    const decision = this.decide(item);
    const isSaved = await this.send(decision, killed);
    if (!isSaved || this.chance() >= shares.undoes) return;
    // From here on it may be taken back, also where the browser does not hear of it.
    this.work.acknowledged.delete(decision.id);
    await this.persist(killed, [], () => this.desk.undo(decision.id));
    if (killed.aborted) return;
    this.work.undone++;
    await this.send(this.decide(item), killed);
  }

  private async hold(item: ReviewItem, killed: AbortSignal): Promise<void> {
    await this.persist(killed, [], () => this.desk.hold([item, ...this.ahead].map(({ id }) => id)));
  }

  private decide({ id: itemId, version, proposedCategory }: ReviewItem): DecisionInput {
    const agrees = this.random() * 100 >= shares.disagrees;
    const other = categories[Math.floor(this.random() * categories.length)] ?? "OTHER";
    return decisionInput.parse({
      id: randomUUID(),
      itemId,
      itemVersion: version,
      verdict: "approve",
      category: agrees ? (proposedCategory ?? other) : other,
      reasons: [],
      duration: Math.round(this.thinkMs),
      comment: "",
    });
  }

  /** Sends a decision until it is answered for. @returns whether it was: not where the browser is gone before. */
  private async send(decision: DecisionInput, killed: AbortSignal): Promise<boolean> {
    const { unsent, acknowledged } = this.work;
    if (!unsent.includes(decision)) unsent.push(decision);
    if (this.chance() < shares.drops) {
      this.work.dropped++;
      const dropped = AbortSignal.timeout(Math.ceil(this.random() * 60));
      await this.desk.decide(decision, dropped).catch(unlessUnanswered);
    }
    await this.persist(killed, this.work.decisionTimes, () => this.desk.decide(decision, killed));
    if (killed.aborted) return false;
    unsent.splice(unsent.indexOf(decision), 1);
    acknowledged.set(decision.id, decision.itemId);
    return true;
  }

  /** Asks until there is an answer, as the outbox does; nothing where the browser is gone before. */
  private async persist<T>(killed: AbortSignal, times: number[], ask: () => Promise<T>): Promise<T | undefined> {
    while (!killed.aborted) {
      const asked = performance.now();
      try {
        const answer = await ask();
        if (killed.aborted) return undefined;
        times.push(performance.now() - asked);
        return answer;
      } catch (error) {
        unlessUnanswered(error);
        await this.pause(againAfterMs, killed);
      }
    }
    return undefined;
  }

  private async pause(ms: number, killed: AbortSignal): Promise<void> {
    await wait(ms, undefined, { signal: killed }).catch(() => {});
  }
}

function unlessUnanswered(error: unknown): void {
  if (!(error instanceof NoAnswer)) throw error;
}
