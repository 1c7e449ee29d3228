import type { ComparedTask } from "#lib/items/compared-text.ts";

/** A change of what stands in a project, other than by the run that is taken again. */
export type HistoryEvent = {
  sequence: bigint;
  /** Of the seed or item. */
  id: string;
  /** Of the text's revision or version. */
  number: number;
  /** The key of the seed or item: the project's sequence at its making. */
  key: number;
  /** What stands before it and after it; null for nothing (not there yet, archived). */
  before: ComparedTask | null;
  after: ComparedTask | null;
  /** For an item that came from a candidate of the run that is taken again: which (see candidateId). */
  candidate: string | null;
};

/** A source of events in the order of their numbers, page by page: those after the one given, from the beginning for null. */
export type EventSource = (after: HistoryEvent | null) => Promise<HistoryEvent[]>;

/** Which candidate of a run: its call and its place in the answer. */
export function candidateId(callId: string, position: number): string {
  return `${callId}/${position}`;
}

/** Reads a source ahead by one page. */
class Reader {
  readonly #source: EventSource;
  #page: HistoryEvent[] = [];
  #next = 0;
  #ended = false;

  constructor(source: EventSource) {
    this.#source = source;
  }

  get isDry(): boolean {
    return this.#next === this.#page.length && !this.#ended;
  }

  get head(): HistoryEvent | undefined {
    return this.#page[this.#next];
  }

  async fill(): Promise<void> {
    this.#page = await this.#source(this.#page.at(-1) ?? null);
    this.#next = 0;
    this.#ended = this.#page.length === 0;
  }

  skip(): void {
    this.#next += 1;
  }
}

/** A project's history from several sources as one, in the order of the project's sequence; of one number, the first source's first. */
export class History {
  readonly #readers: Reader[];

  constructor(sources: EventSource[]) {
    this.#readers = sources.map((source) => new Reader(source));
  }

  /**
   * Applies what comes next, up to and with a number.
   * @param onPage called after each page that was read
   */
  async advance(upTo: bigint, apply: (event: HistoryEvent) => void, onPage: () => Promise<void>): Promise<void> {
    for (;;) {
      let next: Reader | undefined;
      for (const reader of this.#readers) {
        if (reader.isDry) {
          await reader.fill();
          await onPage();
        }
        if (reader.head && (!next?.head || reader.head.sequence < next.head.sequence)) next = reader;
      }
      if (!next?.head || next.head.sequence > upTo) return;
      apply(next.head);
      next.skip();
    }
  }
}
