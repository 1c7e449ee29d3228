import type { Random } from "#practice-model/grammar/random.ts";
import { kinds } from "#practice-model/kinds/all.ts";
import type { Category, Kind } from "#practice-model/kinds/kind.ts";
import type { Seed } from "#practice-model/prompt/seed.ts";
import { recogniseKind } from "./recognise-kind.ts";

/** How often the next task follows one of the seeds shown, and how often it is then of the very kind of that seed. */
const followSeeds = 0.7;
const sameKind = 0.65;

/** The mix of categories where no seed is followed: the shares reported for BioInstruct. */
const mix: readonly [Category, number][] = [
  ["IE", 0.338],
  ["GEN", 0.335],
  ["QA", 0.228],
  ["OTHER", 0.1],
];

const byCategory = Map.groupBy(kinds, (kind) => kind.category);

/** A kind, and how a task of it names its kind and category. */
export interface Choice {
  kind: Kind;
  label: string;
  category: string;
}

/**
 * The kind of the next task. Where it is the kind of a seed shown, the task takes over the seed's name for it and its
 * category, as a model does that has learned from its examples.
 */
export function chooseKind(random: Random, seeds: readonly Seed[]): Choice {
  if (seeds.length && random.chance(followSeeds)) {
    const seed = random.pick(seeds);
    const recognised = recogniseKind(seed);
    const category = categoryOf(seed.category) ?? recognised?.kind.category;
    if (recognised && random.chance(sameKind)) {
      const { kind, byName } = recognised;
      return byName ? { kind, label: seed.kind, category: category ?? kind.category } : byItself(kind);
    }
    if (category) return byItself(random.pick(ofCategory(category)));
  }
  let left = random.fraction();
  for (const [category, share] of mix) {
    left -= share;
    if (left < 0) return byItself(random.pick(ofCategory(category)));
  }
  return byItself(random.pick(kinds));
}

function byItself(kind: Kind): Choice {
  return { kind, label: kind.name, category: kind.category };
}

/** One of the four categories, from a code or its usual name; null for anything else. */
function categoryOf(text: string): Category | null {
  const name = text.trim().toLowerCase();
  if (/^(?:qa|question answering)$/.test(name)) return "QA";
  if (/^(?:ie|information extraction)$/.test(name)) return "IE";
  if (/^(?:gen|generation|text generation)$/.test(name)) return "GEN";
  return name === "other" ? "OTHER" : null;
}

function ofCategory(category: Category): readonly Kind[] {
  return byCategory.get(category) ?? kinds;
}
