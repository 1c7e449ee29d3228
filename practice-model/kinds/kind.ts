import type { Shape } from "#practice-model/grammar/clauses.ts";
import type { Slots } from "#practice-model/grammar/phrase.ts";
import type { Random } from "#practice-model/grammar/random.ts";

export type Category = "QA" | "IE" | "GEN" | "OTHER";

/** What one drawn task of a kind is about, before its instruction is worded. */
export interface Draft {
  /** For the templates of the kind's instruction. */
  slots?: Slots;
  /** May be empty: then everything stands in the instruction. */
  input: string;
  output: string;
  shape: Shape;
  /** Clauses that fit this draft alone, for example its output format; one of them is always said. */
  format?: readonly string[];
}

/** A kind of task: how it is asked for, recognised, justified and drawn. */
export interface Kind {
  name: string;
  category: Category;
  /** Other names that people give to the same kind. */
  also: readonly string[];
  /** Wordings by which an instruction is recognised as of this kind; the first is decisive. */
  signs: readonly [RegExp, ...RegExp[]];
  /** What the kind's clauses call its input. */
  source?: string;
  /** Templates of the request, the plainest first. */
  ask: readonly string[];
  /** Templates of further sentences that fit every draft of the kind. */
  how: readonly string[];
  /** Template of the sentence that gives the reason for category and kind; no slots. */
  because: string;
  draw(random: Random): Draft;
}
