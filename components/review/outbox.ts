import type { DecisionInput } from "#lib/review/schema.ts";

/** Something the reviewer did that the server has to hear of. It holds no text of the item. */
export type Outgoing = { itemId: string; number: number } & (
  | { kind: "decide"; decision: DecisionInput }
  | { kind: "revoke"; decisionId: string }
  | { kind: "skip"; skipped: boolean }
);

/** How sending went: heard, refused for good, or to be tried again (`message` in the person's words). */
export type SendResult =
  | { kind: "done"; value: unknown }
  | { kind: "refused"; code: string; message: string; data: unknown }
  | { kind: "later"; message: string };

/** What waits to be sent, and what keeps it. */
export type OutboxState = {
  waiting: number;
  /** Why the last attempt failed, and when the next one comes; null while all goes well. */
  trouble: { message: string; retryAt: number } | null;
};

/** What every act of an outbox tells: the item that it is about, and what was done. */
export type OutboxAct = { itemId: string; kind: string };

/** What an outbox works with. */
export type OutboxParts<Act extends OutboxAct> = {
  send: (act: Act) => Promise<SendResult>;
  /** Where acts survive a reload; null where the browser allows none. */
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> | null;
  /** Tells this person's acts in this project from others'. */
  prefix: string;
  now: () => number;
  /** Runs something while no other tab of this person sends anything. */
  alone: <T>(run: () => Promise<T>) => Promise<T>;
  /** Runs something later; gives what calls it off. */
  schedule: (run: () => void, ms: number) => () => void;
  onChange: (state: OutboxState) => void;
  /** An act was heard, or refused for good. */
  onSettled: (act: Act, result: SendResult) => void;
};

/** `found`: left behind by a tab that may be open still, and may send it itself. */
type Entry<Act> = { key: string; act: Act; tried: boolean; found: boolean };

const firstPause = 1_000;
const longestPause = 30_000;

/**
 * Sends what the reviewer did, in order, one after another, until the server has heard each: so a lost connection or a
 * reload loses nothing. Acts carry ids that make sending one twice harmless, so it need not know whether an attempt
 * that failed had arrived. Each act is stored under a key of its own: tabs of one person do not overwrite each other,
 * and what a closed tab left behind, the next one sends.
 */
export class Outbox<Act extends OutboxAct = Outgoing> {
  readonly #parts: OutboxParts<Act>;
  readonly #entries: Entry<Act>[] = [];
  #sending = false;
  #failures = 0;
  #trouble: OutboxState["trouble"] = null;
  #callOff: (() => void) | null = null;
  #lastStamp = 0;
  #closed = false;

  constructor(parts: OutboxParts<Act>) {
    this.#parts = parts;
    for (const entry of this.#restore()) this.#entries.push(entry);
  }

  /** Begins with what was left behind. */
  start(): void {
    this.#closed = false;
    this.#changed();
    void this.#work();
  }

  /** Stops trying; what waits stays stored. */
  stop(): void {
    this.#closed = true;
    this.#callOff?.();
    this.#callOff = null;
  }

  add(act: Act): void {
    const key = this.#newKey();
    this.#entries.push({ key, act, tried: false, found: false });
    this.#store(key, act);
    this.#changed();
    void this.#work();
  }

  /**
   * Takes back the last act on an item, as if it had never been.
   * @returns false where it may have been heard already: then it has to be undone by another act
   */
  cancel(itemId: string): boolean {
    const at = this.#entries.findLastIndex((entry) => entry.act.itemId === itemId);
    const entry = this.#entries[at];
    if (!entry || entry.tried) return false;
    this.#entries.splice(at, 1);
    this.#forget(entry.key);
    this.#changed();
    return true;
  }

  /** Tries again at once, as when the connection is back. */
  retry(): void {
    if (this.#sending || this.#entries.length === 0) return;
    this.#callOff?.();
    this.#callOff = null;
    void this.#work();
  }

  /** The items of acts that have not been heard yet. */
  itemIds(): string[] {
    return [...new Set(this.#entries.map((entry) => entry.act.itemId))];
  }

  async #work(): Promise<void> {
    if (this.#sending || this.#callOff || this.#closed) return;
    this.#sending = true;
    try {
      for (let entry = this.#entries[0]; entry && !this.#closed; entry = this.#entries[0]) {
        entry.tried = true;
        const { act } = entry;
        const result = await this.#parts.alone(async () => (this.#isOpen(entry) ? this.#parts.send(act) : null));
        if (result?.kind === "later") {
          this.#pause(result.message);
          return;
        }
        this.#entries.shift();
        this.#forget(entry.key);
        this.#failures = 0;
        this.#trouble = null;
        if (result) this.#parts.onSettled(act, result);
        this.#changed();
      }
    } finally {
      this.#sending = false;
    }
  }

  #pause(message: string): void {
    if (this.#closed) return;
    const ms = Math.min(longestPause, firstPause * 2 ** this.#failures);
    this.#failures++;
    this.#trouble = { message, retryAt: this.#parts.now() + ms };
    this.#callOff = this.#parts.schedule(() => {
      this.#callOff = null;
      void this.#work();
    }, ms);
    this.#changed();
  }

  #changed(): void {
    this.#parts.onChange({ waiting: this.#entries.length, trouble: this.#trouble });
  }

  /** What another tab has sent meanwhile is not sent again: it may be undone there already. */
  #isOpen(entry: Entry<Act>): boolean {
    try {
      return !entry.found || this.#parts.storage?.getItem(entry.key) !== null;
    } catch {
      return true;
    }
  }

  /** Keys sort in the order of the acts, also over a reload and across tabs. */
  #newKey(): string {
    this.#lastStamp = Math.max(this.#parts.now(), this.#lastStamp + 1);
    return `${this.#parts.prefix}${String(this.#lastStamp).padStart(15, "0")}.${Math.random().toString(36).slice(2, 8)}`;
  }

  #store(key: string, act: Act): void {
    try {
      this.#parts.storage?.setItem(key, JSON.stringify(act));
    } catch {
      // Full or forbidden: then it lives in memory alone, and closing the tab warns all the same.
    }
  }

  #forget(key: string): void {
    try {
      this.#parts.storage?.removeItem(key);
    } catch {
      // As above.
    }
  }

  #restore(): Entry<Act>[] {
    const { storage, prefix } = this.#parts;
    const entries: Entry<Act>[] = [];
    try {
      for (let i = 0; storage && i < storage.length; i++) {
        const key = storage.key(i);
        const act = key?.startsWith(prefix) ? parse<Act>(storage.getItem(key)) : null;
        // Whether it was heard before the page went is not known.
        if (key && act) entries.push({ key, act, tried: true, found: true });
      }
    } catch {
      // Where a browser allows no look at what it keeps, it has kept nothing.
    }
    return entries.sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

/** Null for what an extension or another version left under our keys. */
function parse<Act extends OutboxAct>(stored: string | null): Act | null {
  try {
    const act = JSON.parse(stored ?? "null");
    return typeof act?.itemId === "string" && typeof act.kind === "string" ? act : null;
  } catch {
    return null;
  }
}
