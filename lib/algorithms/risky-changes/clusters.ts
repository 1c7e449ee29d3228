import { type Alignment, type Hunk, lastWhere } from "./alignment.ts";
import { type Fact, factsOf } from "./facts.ts";

/** Two versions of a text, and how they lie beside each other. */
export type Texts = { old: string; new: string; alignment: Alignment };

/** A place that differs, and the facts that do not stand as they were there. */
export type Cluster = { hunk: Hunk; old: Fact[]; new: Fact[] };

/** A stretch of changed words that is longer was written anew; words of it stand for no single others. */
const mostReplacedWords = 12;
/** Further from a change than this (in characters) nothing is read otherwise for it. */
const nearby = 300;

/** The facts that do not stand as they were, gathered by the places that differ; places that one fact spans are one. */
export function clustersOf({ old: oldText, new: newText, alignment }: Texts): Cluster[] {
  const { hunks, toNew, toOld } = alignment;
  const oldFacts = factsNear(oldText, hunks, "oldStart", "oldEnd");
  const newFacts = factsNear(newText, hunks, "newStart", "newEnd");
  const id = ({ start, end, key }: Fact) => `${start} ${end} ${key}`;
  const newIds = new Set(newFacts.map(id));
  const oldIds = new Set(oldFacts.map(id));
  // An end is where the last unit is, and one on: what was put in right behind it is not part of it.
  const stands = (fact: Fact, to: (at: number) => number, ids: Set<string>) => {
    const start = to(fact.start);
    const end = to(fact.end - 1) + 1;
    return end - start === fact.end - fact.start && ids.has(id({ ...fact, start, end }));
  };
  const changedOld = oldFacts.filter((fact) => !stands(fact, toNew, newIds));
  const changedNew = newFacts.filter((fact) => !stands(fact, toOld, oldIds));

  const joined = new Array<boolean>(hunks.length).fill(false);
  const touched = (fact: Fact, start: "oldStart" | "newStart", end: "oldEnd" | "newEnd"): number => {
    let last = lastWhere(hunks, (hunk) => hunk[start] <= fact.end);
    const first = lastWhere(hunks, (hunk) => hunk[end] < fact.start) + 1;
    if (last < first) {
      // It touches none: the nearest has changed it.
      const before = hunks[first - 1];
      const after = hunks[first];
      last = !after || (before && fact.start - before[end] < after[start] - fact.end) ? first - 1 : first;
      return last;
    }
    // What only touches at its edge is its own, unless there is no other.
    for (let i = first; i < last; i++)
      joined[i + 1] ||=
        overlaps(fact, hunks[i] as Hunk, start, end) || overlaps(fact, hunks[i + 1] as Hunk, start, end);
    for (let i = first; i <= last; i++) if (overlaps(fact, hunks[i] as Hunk, start, end)) return i;
    return first;
  };
  const oldAt = changedOld.map((fact) => touched(fact, "oldStart", "oldEnd"));
  const newAt = changedNew.map((fact) => touched(fact, "newStart", "newEnd"));

  const clusters: Cluster[] = [];
  const clusterOf = hunks.map((hunk, i) => {
    const last = clusters.at(-1);
    if (joined[i] && last) {
      last.hunk = { ...last.hunk, oldEnd: hunk.oldEnd, newEnd: hunk.newEnd };
    } else clusters.push({ hunk, old: [], new: [] });
    return clusters.length - 1;
  });
  changedOld.forEach((fact, i) => void clusters[clusterOf[oldAt[i] as number] as number]?.old.push(fact));
  changedNew.forEach((fact, i) => void clusters[clusterOf[newAt[i] as number] as number]?.new.push(fact));
  return clusters;
}

/** The facts around the places that differ: all others stand as they were. */
function factsNear(
  text: string,
  hunks: readonly Hunk[],
  start: "oldStart" | "newStart",
  end: "oldEnd" | "newEnd",
): Fact[] {
  const stretches: { from: number; to: number }[] = [];
  for (const hunk of hunks) {
    const from = Math.max(0, hunk[start] - nearby);
    const to = Math.min(text.length, hunk[end] + nearby);
    const last = stretches.at(-1);
    if (last && from <= last.to) last.to = to;
    else stretches.push({ from, to });
  }
  return stretches.flatMap(({ from, to }) =>
    factsOf(text.slice(from, to)).map((fact) => ({ ...fact, start: fact.start + from, end: fact.end + from })),
  );
}

function overlaps(fact: Fact, hunk: Hunk, start: "oldStart" | "newStart", end: "oldEnd" | "newEnd"): boolean {
  return hunk[start] === hunk[end]
    ? hunk[start] > fact.start && hunk[start] < fact.end
    : hunk[start] < fact.end && hunk[end] > fact.start;
}

/** Puts one more into one of the lists. */
export function addTo<T>(lists: Map<string, T[]>, key: string, item: T) {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Takes away what both sides say, sets against each other what stands for each other, and leaves what has nothing on the other side. */
export function pair(cluster: Cluster): { pairs: [Fact, Fact][]; old: Fact[]; new: Fact[] } {
  const keys = new Map<string, number>();
  for (const { key } of cluster.new) keys.set(key, (keys.get(key) ?? 0) + 1);
  const take = (key: string, from: Map<string, number>) => {
    const left = from.get(key) ?? 0;
    if (left > 0) from.set(key, left - 1);
    return left > 0;
  };
  const both = new Map<string, number>();
  let old = cluster.old.filter(({ key }) => {
    const there = take(key, keys);
    if (there) both.set(key, (both.get(key) ?? 0) + 1);
    return !there;
  });
  let now = cluster.new.filter(({ key }) => !take(key, both));
  const pairs: [Fact, Fact][] = [];
  const match = (groupOf: (fact: Fact) => string | null) => {
    const waiting = new Map<string, Fact[]>();
    for (const fact of now) {
      const group = groupOf(fact);
      if (group !== null) addTo(waiting, group, fact);
    }
    const matched = new Set<Fact>();
    const at = new Map<string, number>();
    for (const fact of old) {
      const group = groupOf(fact);
      const place = group === null ? 0 : (at.get(group) ?? 0);
      const other = group === null ? undefined : waiting.get(group)?.[place];
      if (!other || group === null) continue;
      at.set(group, place + 1);
      pairs.push([fact, other]);
      matched.add(fact).add(other);
    }
    old = old.filter((fact) => !matched.has(fact));
    now = now.filter((fact) => !matched.has(fact));
  };
  match((fact) => (fact.kind === "quantity" ? `quantity ${fact.unit}` : null));
  match((fact) => (fact.kind === "quantity" || fact.kind === "frequency" || fact.kind === "date" ? fact.kind : null));
  const small = isSmall(cluster.hunk);
  match((fact) => (small && fact.kind === "side" ? `side ${fact.scale}` : null));
  match((fact) => (small && (fact.kind === "name" || fact.kind === "unit") ? fact.kind : null));
  return { pairs, old: old.filter(({ weak }) => !weak), new: now.filter(({ weak }) => !weak) };
}

/** About as many characters as words that may stand for each other have. */
export function isSmall({ oldStart, oldEnd, newStart, newEnd }: Hunk): boolean {
  return Math.max(oldEnd - oldStart, newEnd - newStart) <= mostReplacedWords * 8;
}
