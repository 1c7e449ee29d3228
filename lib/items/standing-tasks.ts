import type { Match } from "#lib/algorithms/best-matches.ts";
import type { NearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { type ComparedTask, comparedText } from "./compared-text.ts";

/** A rule's verdict on an arrival. */
export type RuleVerdict = { rule: string; detail: string };

/** A verdict that may name what the arrival is a duplicate of: its key, and ROUGE-L F1 with it, or 1 for the same task. */
export type Verdict = RuleVerdict & { neighbour?: Match };

/** The checks that need the project's other tasks. */
export type DuplicateChecks = {
  exactDuplicate: boolean;
  nearDuplicate: { threshold: number; strict: boolean; tokenizer: Tokenizer } | null;
};

/**
 * The seeds and items of a project as of one moment, as far as duplicates are concerned: who holds which exact key (see taskKey), and
 * whose wording is near. A task's own key is the project's sequence at its making: the smaller is the older. Of equals the oldest is
 * found, so an answer depends on what stands and not on how it came to.
 */
export class StandingTasks {
  /** By exact key; most have one holder. */
  readonly #holders = new Map<string, number | number[]>();
  readonly indexes: ReadonlyMap<Tokenizer, NearDuplicateIndex>;

  /** @param indexes by tokenizer, those that the checks need; what they hold stands already */
  constructor(indexes: ReadonlyMap<Tokenizer, NearDuplicateIndex>) {
    this.indexes = indexes;
  }

  /** Takes in a task under its exact key alone. */
  hold(exactKey: string, key: number): void {
    const held = this.#holders.get(exactKey);
    if (held === undefined) this.#holders.set(exactKey, key);
    else if (Array.isArray(held)) held.push(key);
    else this.#holders.set(exactKey, [held, key]);
  }

  /** The key of the oldest task that has the exact key. */
  findHolder(exactKey: string, except?: number): number | null {
    const held = this.#holders.get(exactKey) ?? [];
    const holders = Array.isArray(held) ? held : [held];
    return holders.reduce<number | null>((oldest, key) => {
      if (key === except) return oldest;
      return oldest === null || key < oldest ? key : oldest;
    }, null);
  }

  /** Takes in a task; one that stands already leaves first. */
  enter(key: number, task: ComparedTask, exactKey: string): void {
    this.hold(exactKey, key);
    for (const index of this.indexes.values()) index.add(key, comparedText(task));
  }

  /** Lets a task go that stands under the exact key. */
  leave(key: number, exactKey: string): void {
    const held = this.#holders.get(exactKey) ?? [];
    const rest = (Array.isArray(held) ? held : [held]).filter((holder) => holder !== key);
    if (rest.length === 0) this.#holders.delete(exactKey);
    else this.#holders.set(exactKey, rest);
    for (const index of this.indexes.values()) index.remove(key);
  }

  /**
   * Whether a task is in the project already, or nearly so: the verdict of the first check that says so, or null.
   * @param except the key of the task itself, where it stands
   */
  findDuplicate(
    task: ComparedTask,
    exactKey: string,
    { exactDuplicate, nearDuplicate: near }: DuplicateChecks,
    except?: number,
  ): (RuleVerdict & { neighbour: Match }) | null {
    const holder = exactDuplicate ? this.findHolder(exactKey, except) : null;
    if (holder !== null) {
      const neighbour = { key: holder, score: 1 };
      return { rule: "exactDuplicate", detail: "same instruction and input", neighbour };
    }
    if (!near) return null;
    const { threshold, strict, tokenizer } = near;
    const index = this.indexes.get(tokenizer);
    // To let everything pass for want of an index would be the worst of answers.
    if (!index) throw new Error(`no index of ${tokenizer} words`);
    const match = index.findAbove(comparedText(task), threshold, { strict, except });
    if (!match) return null;
    return {
      rule: "nearDuplicate",
      detail: `ROUGE-L ${match.score.toFixed(3)}, limit ${threshold}`,
      neighbour: match,
    };
  }
}
