import type { Match } from "#lib/algorithms/best-matches.ts";
import type { NearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";

/** What a duplicate is a duplicate of, and how near it is: ROUGE-L F1, or 1 for the same task. */
export type Neighbour = { of: "seed" | "item"; id: string; score: number };

/** A rule's verdict on an arrival. */
export type RuleVerdict = { rule: string; detail: string };

/** The checks that need the project's other tasks. */
export type DuplicateChecks = {
  exactDuplicate: boolean;
  nearDuplicate: { threshold: number; strict: boolean; tokenizer: Tokenizer } | null;
};

/** The id under which a seed or an item stands. */
export function indexId(of: "seed" | "item", id: string): string {
  return `${of}:${id}`;
}

/** The seed or item of an index's match. */
export function neighbourOf(match: Match): Neighbour {
  const [of, id] = match.id.split(":") as ["seed" | "item", string];
  return { of, id, score: match.score };
}

type Holder = { id: string; age: number };

/**
 * The seeds and items of a project as of one moment, as far as duplicates are concerned: who holds which key, and whose wording is
 * near. Ids are those of {@link indexId}; ages are the project's sequence at a task's making. Of equals the oldest is found, so an
 * answer depends on what stands and not on how it came to.
 */
export class StandingTasks {
  /** By key; most keys have one holder. */
  readonly #holders = new Map<string, Holder | Holder[]>();
  readonly indexes: ReadonlyMap<Tokenizer, NearDuplicateIndex>;

  /** @param indexes by tokenizer, those that the checks need; what they hold stands already */
  constructor(indexes: ReadonlyMap<Tokenizer, NearDuplicateIndex>) {
    this.indexes = indexes;
  }

  /** Takes in a task under its key (see taskKey) alone. */
  hold(key: string, holder: Holder): void {
    const held = this.#holders.get(key);
    if (held === undefined) this.#holders.set(key, holder);
    else if (Array.isArray(held)) held.push(holder);
    else this.#holders.set(key, [held, holder]);
  }

  /** The oldest task that has the key. */
  findHolder(key: string): Holder | null {
    const held = this.#holders.get(key);
    if (!Array.isArray(held)) return held ?? null;
    return held.reduce<Holder | null>((oldest, next) => (oldest && oldest.age < next.age ? oldest : next), null);
  }

  /** Takes in a task; one that stands already leaves first. */
  enter(id: string, task: { instruction: string }, key: string, age: number): void {
    this.hold(key, { id, age });
    for (const index of this.indexes.values()) index.add(id, task.instruction, age);
  }

  /** Lets a task go that stands under the key. */
  leave(id: string, key: string): void {
    const held = this.#holders.get(key);
    const rest = (Array.isArray(held) ? held : held ? [held] : []).filter((holder) => holder.id !== id);
    if (rest.length === 0) this.#holders.delete(key);
    else this.#holders.set(key, rest);
    for (const index of this.indexes.values()) index.remove(id);
  }

  /** Whether a task is in the project already, or nearly so: the verdict of the first check that says so, or null. */
  findDuplicate(
    { instruction }: { instruction: string },
    key: string,
    { exactDuplicate, nearDuplicate: near }: DuplicateChecks,
  ): (RuleVerdict & { neighbour: Neighbour }) | null {
    const holder = exactDuplicate ? this.findHolder(key) : null;
    if (holder) {
      const neighbour = neighbourOf({ id: holder.id, score: 1 });
      return { rule: "exactDuplicate", detail: "same instruction and input", neighbour };
    }
    const match =
      near && this.indexes.get(near.tokenizer)?.findAbove(instruction, near.threshold, { strict: near.strict });
    if (!match) return null;
    return {
      rule: "nearDuplicate",
      detail: `ROUGE-L ${match.score.toFixed(3)}, limit ${near.threshold}`,
      neighbour: neighbourOf(match),
    };
  }
}
