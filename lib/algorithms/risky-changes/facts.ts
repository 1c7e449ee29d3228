import { dateAt, dateKey, frequencyAt, frequencyKey } from "./phrases.ts";
import { quantityFrom } from "./quantities.ts";
import { adjacent, isDash, type Token, tokensOf } from "./tokens.ts";
import { standsAlone, unitOf } from "./units.ts";
import { negationPhrases, negations, routeWords, sidesOf } from "./words.ts";

/**
 * What a stretch of a text says that matters: a quantity (a number or a range, its unit, a comparison), how often, a date, a denial, a
 * word on a scale of opposites, a name that holds a number, a unit by itself. Two facts of one `key` say the same. A `weak` one matters
 * only where another of its kind stands in its place.
 */
export type Fact = { start: number; end: number; key: string; weak: boolean } & (
  | { kind: "quantity"; comparison: string; value: string; unit: string; dose: boolean }
  | { kind: "frequency" | "date" | "negation" | "name" | "unit" }
  | { kind: "side"; scale: number; side: number; route: boolean }
);

/** The facts of a text, in order. O(length) time. */
export function factsOf(text: string): Fact[] {
  // Full-width signs are as long as the usual ones.
  const plain = text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const tokens = tokensOf(plain);
  const facts: Fact[] = [];
  let neither = -1;
  let quantityAt = -10;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const phrase = phraseAt(plain, token, at - quantityAt <= 4);
    if (phrase) {
      facts.push(phrase);
      at = past(tokens, at, phrase.end);
      continue;
    }
    const quantity = quantityFrom(plain, tokens, at);
    if (quantity) {
      facts.push(quantity.fact);
      at = quantity.next;
      quantityAt = at;
      continue;
    }
    if (token.kind === "word") {
      const name = nameFrom(plain, tokens, at);
      if (name) {
        facts.push(name);
        at = past(tokens, at, name.end);
        continue;
      }
      const denial = denialFrom(plain, tokens, at, neither);
      if (denial) {
        if (token.text.toLowerCase() === "neither") neither = at;
        facts.push(denial);
      }
      const { start, end } = token;
      for (const { scale, side } of sidesOf(token.text)) {
        const route = routeWords.test(token.text);
        facts.push({ kind: "side", start, end, key: `side ${scale} ${side}`, weak: true, scale, side, route });
      }
      const unit = unitOf(token.text);
      if (unit && standsAlone(token.text, unit)) {
        facts.push({ kind: "unit", start, end, key: `unit ${unit.name}`, weak: true });
      }
    }
    at++;
  }
  return facts;
}

function past(tokens: readonly Token[], from: number, end: number): number {
  let at = from;
  while (at < tokens.length && (tokens[at] as Token).start < end) at++;
  return at;
}

/** A date, or how often. "Daily" by itself may be anything's; after a quantity it is how often. */
function phraseAt(text: string, token: Token, afterQuantity: boolean): Fact | null {
  if (token.kind === "sign") return null;
  const { start } = token;
  const date = dateAt(text, start);
  if (date) return { kind: "date", start, end: start + date.length, key: `date ${dateKey(date)}`, weak: false };
  const often = frequencyAt(text, start);
  if (!often) return null;
  const weak = /^(?:daily|weekly|monthly|hourly|nightly|yearly|annually)$/i.test(often) && !afterQuantity;
  return { kind: "frequency", start, end: start + often.length, key: `often ${frequencyKey(often)}`, weak };
}

/** A name that holds a number: "BRCA1", "p53", "IL-6", "COVID-19". */
function nameFrom(text: string, tokens: readonly Token[], at: number): Fact | null {
  const token = tokens[at] as Token;
  const dash = tokens[at + 1];
  const number = tokens[at + 2];
  let end = token.end;
  if (
    /^\p{Lu}[\p{L}\d]{0,6}$/u.test(token.text) &&
    /\p{Lu}/u.test(token.text.slice(-1)) &&
    isDash(dash) &&
    adjacent(token, dash) &&
    adjacent(dash, number) &&
    number?.kind === "number"
  ) {
    end = number.end;
  } else if (!/\d/.test(token.text) || unitOf(token.text)) return null;
  const { start } = token;
  return {
    kind: "name",
    start,
    end,
    key: `name ${text
      .slice(start, end)
      .toLowerCase()
      .replace(/[-−–—]/, "")}`,
    weak: true,
  };
}

/** A word or phrase that denies. "Nor" belongs to the "neither" before it, "No. 5" is a number, "not only" denies nothing. */
function denialFrom(text: string, tokens: readonly Token[], at: number, neither: number): Fact | null {
  const token = tokens[at] as Token;
  const word = token.text.toLowerCase();
  const next = tokens[at + 1];
  const fact = (end: number): Fact => ({ kind: "negation", start: token.start, end, key: "negation", weak: false });
  if (/n['’]t$/.test(word)) return next?.text === "only" ? null : fact(token.end);
  const phrase = negationPhrases.get(word);
  if (phrase) return next && phrase.test(text.slice(token.start, next.end)) ? fact(next.end) : null;
  if (!negations.has(word)) return null;
  if (word === "no" && next?.text === "." && tokens[at + 2]?.kind === "number") return null;
  if (word === "not" && next?.text.toLowerCase() === "only") return null;
  if (word === "nor" && neither >= 0 && at - neither < 40) return null;
  return fact(token.end);
}
