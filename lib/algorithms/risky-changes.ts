import { align, type Hunk } from "./risky-changes/alignment.ts";
import { addTo, clustersOf, isSmall, pair, type Texts } from "./risky-changes/clusters.ts";
import type { Fact } from "./risky-changes/facts.ts";
import { isWholeSentence, type Lone, withoutMoved } from "./risky-changes/lone-facts.ts";
import { sentencesOf } from "./risky-changes/sentences.ts";
import { beginnings, turned } from "./risky-changes/words.ts";
import { type DiffSegment, wordDiff } from "./word-diff.ts";

/** The kinds of change that are called out. */
export const riskyKinds = [
  "dose",
  "number",
  "unit",
  "date",
  "negation",
  "comparison",
  "opposite",
  "route",
  "name",
] as const;

/** What kind of thing changed. */
export type RiskyKind = (typeof riskyKinds)[number];

/**
 * A change that may matter to a patient. `before` is null for what is only in the new text, `after` for what is only in the old one.
 * Places are UTF-16 units, ends excluded; of what is missing, an empty stretch where it would be.
 */
export type RiskyChange = {
  kind: RiskyKind;
  before: string | null;
  after: string | null;
  /** The words around it: of the new text, or of the old one where it is gone. */
  context: string;
  old: { start: number; end: number };
  new: { start: number; end: number };
};

const contextLength = 40;

/**
 * The changes between two versions of a text that may matter clinically: numbers, doses (a number and its unit, how often), units, dates,
 * denials, comparisons, opposites, ways of giving a drug, and names that hold a number. Facts are read from both texts and
 * compared where a word-level difference lays them side by side, so that what only moved is not called out, nor another way to write
 * the same ("5mg" and "5 mg", "1,000" and "1000", "5.0" and "5", "1 g" and "1000 mg", "twice daily" and "bid", "five" and "5").
 * "1.000" is 1, and "1,000" is 1000. Of a text that was empty or becomes it nothing is called out: there is nothing to compare.
 * Near-linear time beside that of the difference.
 * @param segments the difference of the two texts by `wordDiff`, where it is known already
 * @example riskyChanges("No evidence. Give 5 mg.", "Evidence. Give 50 mg.").map(({ kind, before, after }) => [kind, before, after])
 * // [["negation", "No evidence", "Evidence"], ["dose", "5 mg", "50 mg"]]
 */
export function riskyChanges(oldText: string, newText: string, segments?: readonly DiffSegment[]): RiskyChange[] {
  if (oldText === newText || oldText.trim() === "" || newText.trim() === "") return [];
  const alignment = align(segments ?? wordDiff(oldText, newText));
  const texts: Texts = { old: oldText, new: newText, alignment };
  const clusters = clustersOf(texts);
  const known = new Map<string, number>();
  const sentences = { old: sentencesOf(oldText, known), new: sentencesOf(newText, known) };
  const changes: RiskyChange[] = [];
  const lone: Lone[] = [];
  for (const cluster of clusters) {
    const paired = pair(cluster);
    for (const [before, after] of paired.pairs) changes.push(changeOf(texts, before, after));
    for (const fact of paired.old) lone.push({ fact, cluster, side: "old" });
    for (const fact of paired.new) lone.push({ fact, cluster, side: "new" });
    changes.push(...turnedWords(texts, cluster.hunk));
  }
  const whole = new Map<string, boolean>();
  for (const each of withoutMoved(lone, sentences, alignment)) {
    if (each.fact.kind === "negation") {
      const place = `${each.side} ${sentences[each.side].at(each.fact.start).start} ${each.cluster.hunk.oldStart}`;
      if (!whole.has(place)) whole.set(place, isWholeSentence(each, sentences[each.side], texts));
      if (whole.get(place)) continue;
    }
    changes.push(loneChange(texts, each));
  }
  return inOrder(changes);
}

function kindOf(before: Fact, after: Fact): RiskyKind {
  if (before.kind === "quantity" && after.kind === "quantity") {
    if (before.value !== after.value) return before.dose || after.dose ? "dose" : "number";
    return before.unit !== after.unit ? "unit" : "comparison";
  }
  return kindAlone(before);
}

function kindAlone(fact: Fact): RiskyKind {
  if (fact.kind === "quantity") return fact.dose ? "dose" : "number";
  if (fact.kind === "frequency") return "dose";
  if (fact.kind === "side") return fact.route ? "route" : "opposite";
  return fact.kind;
}

function changeOf(texts: Texts, before: Fact, after: Fact): RiskyChange {
  return change(texts, kindOf(before, after), before, after);
}

function change(
  texts: Texts,
  kind: RiskyKind,
  before: { start: number; end: number },
  after: { start: number; end: number },
): RiskyChange {
  const words = (text: string, { start, end }: { start: number; end: number }) =>
    text.slice(start, end).replace(/\s+/g, " ").trim() || null;
  const there = words(texts.new, after);
  return {
    kind,
    before: words(texts.old, before),
    after: there,
    context: there === null ? around(texts.old, before) : around(texts.new, after),
    old: { start: before.start, end: before.end },
    new: { start: after.start, end: after.end },
  };
}

/** What has nothing on the other side. A denial is shown with what it denies, on both sides. */
function loneChange(texts: Texts, { fact, cluster, side }: Lone): RiskyChange {
  const { toNew, toOld } = texts.alignment;
  const text = texts[side];
  const to = side === "old" ? toNew : toOld;
  let end = fact.end;
  let other = { start: to(fact.start), end: to(fact.start) };
  if (fact.kind === "negation") {
    const next = /^[\s-]{0,3}[\p{L}\d]{1,40}/u.exec(text.slice(fact.end, fact.end + 60))?.[0] ?? "";
    const { hunk } = cluster;
    const inHunk = fact.end + next.length <= (side === "old" ? hunk.oldEnd : hunk.newEnd);
    const from = side === "old" ? hunk.newStart : hunk.oldStart;
    const until = side === "old" ? hunk.newEnd : hunk.oldEnd;
    end = fact.end + next.length;
    other = { start: Math.min(to(fact.start), from), end: inHunk ? until : to(end) };
    if (other.end - other.start > 60) other.end = other.start;
  }
  const own = { start: fact.start, end };
  return side === "old" ? change(texts, kindAlone(fact), own, other) : change(texts, kindAlone(fact), other, own);
}

/** Words of which only the beginning changed, and with it the meaning: "hypotension" and "hypertension", "stable" and "unstable". */
function turnedWords(texts: Texts, hunk: Hunk): RiskyChange[] {
  if (!isSmall(hunk)) return [];
  const wordsOf = (text: string, from: number, to: number) =>
    Array.from(text.slice(from, to).matchAll(/(?:non-)?[\p{L}\p{M}]+/giu), ({ 0: word, index }) => ({
      word,
      start: from + index,
      end: from + index + word.length,
    }));
  const after = new Map<string, { begin: string; start: number; end: number }[]>();
  for (const { word, start, end } of wordsOf(texts.new, hunk.newStart, hunk.newEnd)) {
    for (const { rest, begin } of beginnings(word)) addTo(after, rest, { begin, start, end });
  }
  return wordsOf(texts.old, hunk.oldStart, hunk.oldEnd).flatMap((before) => {
    for (const { rest, begin } of beginnings(before.word)) {
      for (const other of after.get(rest) ?? []) {
        const kind = turned(rest, begin, other.begin);
        if (kind) return [change(texts, kind, before, other)];
      }
    }
    return [];
  });
}

function around(text: string, { start, end }: { start: number; end: number }): string {
  const before = text.slice(Math.max(0, start - contextLength), start);
  const after = text.slice(end, end + contextLength);
  const head = start > contextLength ? `…${before.replace(/^\S*\s/, "")}` : before;
  const tail = end + contextLength < text.length ? `${after.replace(/\s\S*$/, "")}…` : after;
  return `${head}${text.slice(start, Math.min(end, start + 200))}${tail}`.replace(/\s+/g, " ").trim();
}

/** In the order of the new text; of two that say the same of one place, the one of the kind that is named first. */
function inOrder(changes: RiskyChange[]): RiskyChange[] {
  const byPlace = changes.sort(
    (a, b) =>
      a.new.start - b.new.start || a.old.start - b.old.start || riskyKinds.indexOf(a.kind) - riskyKinds.indexOf(b.kind),
  );
  return byPlace.filter((each, i) => {
    const covers = (other: RiskyChange | undefined) =>
      other !== undefined &&
      other.old.start <= each.old.start &&
      other.old.end >= each.old.end &&
      other.new.start <= each.new.start &&
      other.new.end >= each.new.end;
    return !covers(byPlace[i - 1]) && !(covers(byPlace[i + 1]) && !same(each, byPlace[i + 1]));
  });
}

function same(one: RiskyChange, other: RiskyChange | undefined): boolean {
  return (
    one.old.start === other?.old.start &&
    one.old.end === other.old.end &&
    one.new.start === other.new.start &&
    one.new.end === other.new.end
  );
}
