import { kinds } from "#practice-model/kinds/all.ts";
import type { Kind } from "#practice-model/kinds/kind.ts";
import type { Seed } from "#practice-model/prompt/seed.ts";

/** A recognised kind. `byName` says that the name given is the kind's own or close to it, and not only the wording alike. */
export interface Recognised {
  kind: Kind;
  byName: boolean;
}

/** What the vocabulary counts beside the signs. */
const vocabularyWeight = 1.5;

/** How alike two names of the same kind are at least. */
const sameName = 0.65;

/** Remembered answers, so that the same seeds shown in every call are looked at once. */
const remembered = new Map<string, Recognised | null>();
const rememberAtMost = 5000;

/**
 * The kind that a task is of, by the name that it gives its kind, and by the wording of its instruction; null where
 * neither says anything. The name weighs more, because people choose it and wordings overlap.
 */
export function recogniseKind(task: Pick<Seed, "instruction" | "kind" | "category">): Recognised | null {
  const key = `${task.kind}\u0000${task.category}\u0000${task.instruction}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const words = wordsOf(task.instruction);
  let best: Recognised | null = null;
  let bestScore = 2.5;
  for (const kind of kinds) {
    const name = nameLikeness(task.kind, kind);
    const score =
      6 * name +
      signLikeness(task.instruction, kind) +
      vocabularyWeight * vocabularyLikeness(words, kind) +
      (task.category === kind.category ? 0.5 : 0);
    if (score > bestScore) [best, bestScore] = [{ kind, byName: name >= sameName }, score];
  }
  if (remembered.size >= rememberAtMost) remembered.clear();
  remembered.set(key, best);
  return best;
}

/** What the kind's signs say: 3 for the decisive one, 1 for each further one. */
function signLikeness(instruction: string, kind: Kind): number {
  return kind.signs.reduce((score, sign, i) => score + (sign.test(instruction) ? (i === 0 ? 3 : 1) : 0), 0);
}

/** The words with which the kind is asked for, weighted by how few kinds use them (inverse document frequency). */
const vocabularies: ReadonlyMap<Kind, ReadonlyMap<string, number>> = weighted(
  new Map(kinds.map((kind) => [kind, wordsOf(kind.ask.join(" ").replace(/\{[^}]*\}/g, " "))])),
);

function weighted(words: ReadonlyMap<Kind, ReadonlySet<string>>): Map<Kind, Map<string, number>> {
  const users = new Map<string, number>();
  for (const set of words.values()) for (const word of set) users.set(word, (users.get(word) ?? 0) + 1);
  return new Map(
    [...words].map(([kind, set]) => {
      const weights = [...set].map((word) => [word, Math.log(words.size / (users.get(word) as number))] as const);
      const length = Math.hypot(...weights.map(([, weight]) => weight));
      return [kind, new Map(weights.map(([word, weight]) => [word, (weight * weight) / length]))];
    }),
  );
}

/** How much of the kind's vocabulary a text uses, rare words first of all. */
function vocabularyLikeness(words: ReadonlySet<string>, kind: Kind): number {
  let score = 0;
  for (const [word, weight] of vocabularies.get(kind) ?? []) if (words.has(word)) score += weight;
  return score;
}

function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[a-z][a-z'-]+/g) ?? []).map(stem));
}

const nameTokens = new Map(kinds.map((kind) => [kind, [kind.name, ...kind.also].map(stems)]));

/** How many words of the name, cut to their stems, are shared with the best of the kind's names: 0 to 1 (Dice). */
function nameLikeness(name: string, kind: Kind): number {
  const wanted = stems(name);
  if (wanted.size === 0) return 0;
  let best = 0;
  for (const tokens of nameTokens.get(kind) ?? []) {
    let shared = 0;
    for (const token of tokens) if (wanted.has(token)) shared++;
    best = Math.max(best, (2 * shared) / (tokens.size + wanted.size));
  }
  return best;
}

/** The words that tell names apart, each cut to its stem. */
function stems(name: string): Set<string> {
  const found = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return new Set(
    found
      .filter((word) => !/^(?:of|the|a|an|and|to|in|on|for|from|with|clinical|medical|biomedical)$/.test(word))
      .map(stem),
  );
}

/** Spellings, plurals and long endings made alike: "tumors" and "tumour", "normalization" and "normalisation". */
function stem(word: string): string {
  return word
    .replace("tumor", "tumour")
    .replaceAll("z", "s")
    .replace(/([^s])s$/, "$1")
    .slice(0, 9);
}
