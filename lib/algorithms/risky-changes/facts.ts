import { numberValue, romanValue, scaled, scaleOf, wordValue } from "./numbers.ts";
import { dateAt, dateKey, frequencyAt, frequencyKey } from "./phrases.ts";
import { standsAlone, type Unit, unitOf } from "./units.ts";
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

type Token = { text: string; start: number; end: number; kind: "number" | "word" | "sign" };

// Every alternative begins with another character and none repeats another, so that it is read once.
const tokenPattern = /\d+(?:[.,·]\d+)*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+|\^[-−]?\d+)?|[\p{L}µ°](?:[\p{L}\p{M}\d²³]|['’](?=\p{L}))*|\S/gu;

const comparisonPattern =
  /^(?:at\s+least|at\s+most|up\s+to|(?:no|not)\s+(?:more|less|fewer|greater)\s+than|(?:more|less|fewer|greater|higher|lower|larger|smaller)\s+than|(?:over|under|above|below|exceeding|minimum|maximum)(?:\s+of)?|[<>≤≥]\/?=?)$/i;

/** The facts of a text, in order. O(length) time. */
export function factsOf(text: string): Fact[] {
  // Full-width signs are as long as the usual ones.
  const plain = text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const tokens = Array.from(plain.matchAll(tokenPattern), ({ 0: token, index }): Token => {
    const kind = /^\d/.test(token) ? "number" : /^[\p{L}µ°]/u.test(token) ? "word" : "sign";
    return { text: token, start: index, end: index + token.length, kind };
  });
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

const adjacent = (one: Token | undefined, other: Token | undefined) => one !== undefined && one.end === other?.start;
const isDash = (token: Token | undefined) => token !== undefined && /^[-−–—]$/.test(token.text);

/** A quantity that begins at a token: what it is compared by, its sign, number or range, and unit. */
function quantityFrom(text: string, tokens: readonly Token[], from: number): { fact: Fact; next: number } | null {
  let at = from;
  const compared = comparisonAt(text, tokens, at);
  if (compared) at = compared.next;
  let sign = "";
  // A dash that touches the number, and nothing before it, makes it negative.
  if (isDash(tokens[at]) && adjacent(tokens[at], tokens[at + 1]) && !adjacent(tokens[at - 1], tokens[at])) {
    if (tokens[at + 1]?.kind === "number") {
      sign = "-";
      at++;
    }
  }
  const first = numberAt(tokens, at);
  if (!first) return null;
  if (!compared && sign === "" && isOrdinalOfList(text, tokens, at)) return null;
  let value = sign + first.value;
  let next = first.next;
  const joint = tokens[next];
  if (joint && (isDash(joint) || joint.text.toLowerCase() === "to" || joint.text === "/")) {
    const second = joint.text === "/" && !adjacent(tokens[next - 1], joint) ? null : numberAt(tokens, next + 1);
    if (second && !(second.weak && isDash(joint))) {
      value += `${joint.text === "/" ? "/" : ".."}${second.value}`;
      next = second.next;
    }
  }
  const unit = unitAt(tokens, next);
  if (unit) next = unit.next;
  // "one of them", "second to none": counts by themselves only where the one stands for the other.
  if (first.weak && !unit && compared) return null;
  const after = compared ? null : comparedAfter(tokens, next);
  if (after) next = after.next;
  const comparison = compared?.sign ?? after?.sign ?? "";
  const end = (tokens[next - 1] as Token).end;
  const base = unit?.single?.factor ?? null;
  const converted = base === null || value.includes("/") ? null : value.split("..").map((each) => scaled(each, base));
  const measure =
    converted?.every((each) => each !== null) && unit?.single
      ? `${converted.join("..")} ${unit.single.of}`
      : `${value} ${unit?.name ?? ""}`;
  const fact: Fact = {
    kind: "quantity",
    start: (tokens[from] as Token).start,
    end,
    key: `quantity ${comparison} ${measure}`,
    weak: first.weak && !unit,
    comparison,
    value,
    unit: unit?.name ?? "",
    dose: unit?.dose ?? false,
  };
  return { fact, next };
}

/** A number in digits, or in words ("five", "third"), with its thousands and millions; a Roman one after "stage" and the like. */
function numberAt(tokens: readonly Token[], at: number): { value: string; weak: boolean; next: number } | null {
  const token = tokens[at];
  if (!token || token.kind === "sign") {
    // ".5"
    const digits = tokens[at + 1];
    if (
      token?.text !== "." ||
      !adjacent(token, digits) ||
      digits?.kind !== "number" ||
      (adjacent(tokens[at - 1], token) && tokens[at - 1]?.kind !== "sign")
    )
      return null;
    return { value: numberValue(`.${digits.text}`), weak: false, next: at + 2 };
  }
  let value: string;
  if (token.kind === "number") value = numberValue(token.text);
  else {
    const counted =
      wordValue(token.text) ??
      (/^(?:stage|grade|type|class|phase|factor|degree|level)s?$/i.test(tokens[at - 1]?.text ?? "")
        ? romanValue(token.text)
        : null);
    if (counted === null) return null;
    value = counted;
  }
  let next = at + 1;
  const scale = tokens[next] && scaleOf((tokens[next] as Token).text);
  const times = scale ? scaled(value, scale) : null;
  if (times !== null) {
    value = times;
    next++;
  }
  // "twenty-five"
  if (token.kind === "word" && /0$/.test(value) && isDash(tokens[next]) && adjacent(tokens[next], tokens[next + 1])) {
    const ones = wordValue(tokens[next + 1]?.text ?? "");
    if (ones && /^[1-9]$/.test(ones))
      return { value: String(Number(value) + Number(ones)), weak: true, next: next + 2 };
  }
  return { value, weak: token.kind === "word", next };
}

/** The number of a place in a list: it begins a line, and a point or a bracket and a space follow. */
function isOrdinalOfList(text: string, tokens: readonly Token[], at: number): boolean {
  const { start, end, text: digits } = tokens[at] as Token;
  if (digits.length > 3 || !/^[.)]\s/.test(text.slice(end, end + 2))) return false;
  for (let before = start - 1; before >= 0 && before > start - 20; before--) {
    if (text[before] === "\n") return true;
    if (text[before] !== " " && text[before] !== "\t") return false;
  }
  return start < 20;
}

function comparisonAt(text: string, tokens: readonly Token[], at: number): { sign: string; next: number } | null {
  const first = tokens[at] as Token;
  if (
    !/^(?:[<>≤≥]|at|up|no|not|more|less|fewer|greater|higher|lower|larger|smaller|over|under|above|below|exceeding|minimum|maximum)$/i.test(
      first.text,
    )
  )
    return null;
  for (let words = 3; words >= 1; words--) {
    const last = tokens[at + words - 1];
    if (!last || !numberAt(tokens, at + words)) continue;
    const phrase = text.slice(first.start, last.end).toLowerCase();
    if (!comparisonPattern.test(phrase)) continue;
    if (/least|minimum|^≥|^>\/?=|^(?:no|not)\s+(?:less|fewer)/.test(phrase)) return { sign: "≥", next: at + words };
    if (/most|up\s|maximum|^≤|^<\/?=|^(?:no|not)\s/.test(phrase)) return { sign: "≤", next: at + words };
    return { sign: /less|fewer|lower|smaller|under|below|</.test(phrase) ? "<" : ">", next: at + words };
  }
  return null;
}

/** "or more", "or less" after a quantity. */
function comparedAfter(tokens: readonly Token[], at: number): { sign: string; next: number } | null {
  if (tokens[at]?.text.toLowerCase() !== "or") return null;
  const word = tokens[at + 1]?.text.toLowerCase() ?? "";
  if (/^(?:more|greater|higher|above|older|longer)$/.test(word)) return { sign: "≥", next: at + 2 };
  return /^(?:less|fewer|lower|below|younger|shorter)$/.test(word) ? { sign: "≤", next: at + 2 } : null;
}

type UnitReading = { name: string; single: Unit | null; dose: boolean; next: number };

/** The unit after a number, with what it is per: "mg", "mg/kg/day", "mmol per L", "-year". */
function unitAt(tokens: readonly Token[], from: number): UnitReading | null {
  let at = from;
  if (isDash(tokens[at]) && adjacent(tokens[at - 1], tokens[at]) && adjacent(tokens[at], tokens[at + 1])) at++;
  const first = tokens[at];
  const unit = first && (first.kind !== "number" ? unitOf(first.text) : null);
  if (!first || !unit) return null;
  const names = [unit.name];
  let byVolume = false;
  let next = at + 1;
  while (names.length < 4) {
    const joint = tokens[next];
    if (!joint || !(joint.text === "/" || joint.text.toLowerCase() === "per")) break;
    let below = next + 1;
    let amount = "";
    if (tokens[below]?.kind === "number") amount = numberValue((tokens[below++] as Token).text);
    const divisor = tokens[below] && unitOf((tokens[below] as Token).text);
    if (!divisor) break;
    names.push(amount + divisor.name);
    byVolume ||= divisor.of === "volume";
    next = below + 1;
  }
  const dose =
    !byVolume &&
    (unit.of === "mass" ||
      unit.of === "volume" ||
      unit.of === "amount" ||
      unit.of === "activity" ||
      unit.of === "form");
  return { name: names.join("/"), single: names.length === 1 ? unit : null, dose, next };
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
