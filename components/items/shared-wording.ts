import { type Stretch, sharedTokens } from "#lib/algorithms/shared-tokens.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import type { SharedParts } from "./task-text.tsx";

/** A text as it is compared: the instruction, and the input where that counts too. */
export type ComparedTask = { instruction: string; input: string; withInput: boolean };

/** What two tasks share, in the same order. */
export type SharedWording = {
  /** In how many words, and of how many. */
  words: number;
  ofHere: number;
  ofThere: number;
  here: SharedParts;
  there: SharedParts;
};

/** What two tasks share, as ROUGE-L counts it; null where they are too long to be laid side by side. */
export function sharedWording(here: ComparedTask, there: ComparedTask, tokenizer: Tokenizer): SharedWording | null {
  const shared = sharedTokens(textOf(here), textOf(there), tokenizer);
  if (!shared) return null;
  return {
    words: shared.length,
    ofHere: shared.tokensOfA,
    ofThere: shared.tokensOfB,
    here: parts(here, shared.inA),
    there: parts(there, shared.inB),
  };
}

// The same as comparedText of the items, which says of whom the input counts.
function textOf({ instruction, input, withInput }: ComparedTask): string {
  return withInput ? `${instruction}\n${input}` : instruction;
}

function parts({ instruction, withInput }: ComparedTask, shared: readonly Stretch[]): SharedParts {
  const { length } = instruction;
  return {
    instruction: cut(shared, 0, length),
    input: withInput ? cut(shared, length + 1, Number.POSITIVE_INFINITY) : [],
  };
}

/** The stretches within a part of the text, from where it begins. */
function cut(stretches: readonly Stretch[], from: number, to: number): Stretch[] {
  return stretches.flatMap(({ start, end }) => {
    const within = { start: Math.max(start, from) - from, end: Math.min(end, to) - from };
    return within.end > within.start ? [within] : [];
  });
}
