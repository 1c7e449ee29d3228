import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { log } from "#lib/platform/log.ts";
import type { HeldIndex } from "./held-index.ts";

/** How far the making of an index is. */
export type Progress = { done: number; total: number };

/** Makes a project's index, and tells of its progress as it goes. */
export type LoadIndex = (projectId: string, tokenizer: Tokenizer, progress: Progress) => Promise<HeldIndex>;

type Entry = {
  projectId: string;
  progress: Progress;
  ready: Promise<HeldIndex>;
  held: HeldIndex | null;
  /** Who needs it to stay. */
  users: number;
};

/**
 * The indexes that a process holds, one by project and tokenizer. Each is made when it is first asked for, in the background, once
 * however many ask. Where they come to more memory than there is for them, the one that was used longest ago goes; but never one that is
 * being made or is in use, nor the one used last.
 */
export class IndexRegistry {
  readonly #load: LoadIndex;
  readonly #mostBytes: () => number;
  /** In the order of their use, the latest last. */
  readonly #entries = new Map<string, Entry>();
  /** By project, the end of the line of those who admit to it. */
  readonly #lines = new Map<string, Promise<unknown>>();

  /** @param mostBytes how much memory the indexes may take; asked anew each time */
  constructor(load: LoadIndex, mostBytes: () => number) {
    this.#load = load;
    this.#mostBytes = mostBytes;
  }

  /** The index once it is there. */
  get(projectId: string, tokenizer: Tokenizer): Promise<HeldIndex> {
    return this.#touch(projectId, tokenizer).ready;
  }

  /** How far the index is, and a promise of it; it is made from now on at the latest. */
  describe(projectId: string, tokenizer: Tokenizer): { progress: Progress; ready: Promise<HeldIndex> } {
    return this.#touch(projectId, tokenizer);
  }

  /** Does something with several indexes of a project that stay until it is done. */
  async use<T>(
    projectId: string,
    tokenizers: readonly Tokenizer[],
    work: (indexes: ReadonlyMap<Tokenizer, HeldIndex>) => Promise<T>,
  ): Promise<T> {
    const entries = tokenizers.map((tokenizer) => this.#touch(projectId, tokenizer));
    for (const entry of entries) entry.users += 1;
    try {
      const indexes = await Promise.all(entries.map((entry) => entry.ready));
      return await work(new Map(indexes.map((held) => [held.tokenizer, held])));
    } finally {
      for (const entry of entries) entry.users -= 1;
      this.#makeRoom();
    }
  }

  /** The same, for what adds to the indexes: in a project one after another, so that nobody meets what is then taken back. */
  admit<T>(
    projectId: string,
    tokenizers: readonly Tokenizer[],
    work: (indexes: ReadonlyMap<Tokenizer, HeldIndex>) => Promise<T>,
  ): Promise<T> {
    return this.alone(projectId, () => this.use(projectId, tokenizers, work));
  }

  /** Does something while nobody admits to a project in this process. */
  async alone<T>(projectId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#lines.get(projectId) ?? Promise.resolve();
    const mine = before.then(work);
    const end = mine.catch(() => undefined);
    this.#lines.set(projectId, end);
    void end.then(() => {
      if (this.#lines.get(projectId) === end) this.#lines.delete(projectId);
    });
    return mine;
  }

  /** Drops a project's indexes. */
  forget(projectId: string): void {
    for (const [key, entry] of this.#entries) if (entry.projectId === projectId) this.#entries.delete(key);
  }

  #touch(projectId: string, tokenizer: Tokenizer): Entry {
    const key = `${projectId} ${tokenizer}`;
    const entry = this.#entries.get(key) ?? this.#begin(key, projectId, tokenizer);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  #begin(key: string, projectId: string, tokenizer: Tokenizer): Entry {
    const progress = { done: 0, total: 0 };
    const entry: Entry = {
      projectId,
      progress,
      held: null,
      users: 0,
      ready: this.#load(projectId, tokenizer, progress),
    };
    entry.ready.then(
      (held) => {
        entry.held = held;
        // As one that is used now: whoever asked for it comes again in a second.
        if (this.#entries.get(key) === entry) this.#touch(projectId, tokenizer);
        this.#makeRoom();
      },
      // Who asks next has it made anew.
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    return entry;
  }

  #makeRoom(): void {
    const most = this.#mostBytes();
    let bytes = 0;
    for (const { held } of this.#entries.values()) bytes += held?.index.bytes ?? 0;
    for (const [key, { held, users }] of [...this.#entries].slice(0, -1)) {
      if (bytes <= most) return;
      if (held === null || users > 0) continue;
      this.#entries.delete(key);
      bytes -= held.index.bytes;
      log.debug({ projectId: held.projectId, texts: held.index.size }, "a near-duplicate index made room for others");
    }
  }
}
