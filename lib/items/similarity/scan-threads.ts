import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import {
  counter,
  type ScanFound,
  type ScanOrder,
  type ScanOrders,
  type ScanPage,
  type ScanShared,
} from "./scan-orders.ts";
import type { ScanStep } from "./schema.ts";

/** Threads of one look at most; the process that started them goes on meanwhile. */
const threadsAtMost = 2;

/** Fewer tasks than these are looked at sooner than another thread has started. */
const oneThreadUpTo = 3_000;

/** Pairs that a look takes in all at most, as a share of each text, and how many it takes of a text in any case. */
const pairsInAll = 60_000_000;
const pairsOfOne = 200;

/** How far a look is. */
export type ScanProgress = { step: ScanStep; done: number; total: number };

/**
 * The threads that look at all tasks: `begin`, `take` page after page, `finish`, and `end` whatever happens. The
 * thread that asks only waits, so it can tell others that it is alive.
 */
export class ScanThreads {
  readonly #threads: ScanThread[] = [];
  #shared: ScanShared | null = null;
  #step: ScanStep = "read";
  #taken = 0;
  #total = 0;
  #ended = false;

  /**
   * @param seeds the texts of all seeds, which come again among the tasks
   * @param total how many tasks are to come, about
   */
  async begin(tokenizer: Tokenizer, seeds: string[], total: number): Promise<void> {
    if (this.#ended) throw new Error("the look at all tasks was ended before it began");
    this.#total = total;
    const count = total < oneThreadUpTo ? 1 : Math.min(threadsAtMost, availableParallelism());
    for (let i = 0; i < count; i++) this.#threads.push(new ScanThread());
    await this.#first.ask("begin", { tokenizer, seeds });
  }

  /** Takes in some tasks; settles when there is room for the next. */
  async take(page: ScanPage): Promise<void> {
    await this.#first.ask("take", { page });
    this.#taken += page.texts.length;
  }

  /** Looks at all that was taken in. */
  async finish(): Promise<ScanFound> {
    const shared = await this.#first.ask("build", { threads: this.#threads.length });
    this.#shared = shared;
    this.#step = "pairs";
    const pairsAtMost = Math.max(pairsOfOne, Math.floor(pairsInAll / Math.max(1, shared.tasks)));
    const joined = await Promise.all(
      this.#threads.map((each, thread) => each.ask("join", { shared, thread, pairsAtMost })),
    );
    this.#step = "nearest";
    await Promise.all(this.#threads.map((each) => each.ask("nearest", {})));
    return this.#first.ask("assemble", { joined });
  }

  progress(): ScanProgress {
    const shared = this.#shared;
    if (!shared) return { step: this.#step, done: this.#taken, total: Math.max(this.#total, this.#taken) };
    const place = this.#step === "nearest" ? counter.nearestDone : counter.joinDone;
    return { step: this.#step, done: Atomics.load(shared.counters, place), total: shared.index.keys.length };
  }

  /** Ends the threads, whatever they are at. */
  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  get #first(): ScanThread {
    return this.#threads[0] as ScanThread;
  }
}

/** One thread, which is asked one thing after another. */
class ScanThread {
  // How the process itself was called is none of a thread's business, and may not suit it.
  readonly #worker = new Worker(new URL("./scan-thread.ts", import.meta.url), { execArgv: [] });
  readonly #ended: Promise<never>;

  constructor() {
    this.#ended = new Promise((_, reject) => {
      this.#worker.once("error", reject);
      this.#worker.once("exit", (code) =>
        reject(new Error(`a thread of the look at all tasks ended with code ${code}`)),
      );
    });
    // Nobody may be waiting for an answer when it ends.
    this.#ended.catch(() => undefined);
  }

  async ask<O extends ScanOrder>(order: O, ask: ScanOrders[O]["ask"]): Promise<ScanOrders[O]["answer"]> {
    let answered: (answer: ScanOrders[O]["answer"]) => void = () => undefined;
    const answer = new Promise<ScanOrders[O]["answer"]>((resolve) => {
      answered = resolve;
      this.#worker.once("message", answered);
    });
    this.#worker.postMessage({ order, ask });
    try {
      return await Promise.race([answer, this.#ended]);
    } finally {
      this.#worker.off("message", answered);
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
