import type { Fact } from "./facts.ts";
import { numberValue, romanValue, scaled, scaleOf, wordValue } from "./numbers.ts";
import { adjacent, isDash, type Token } from "./tokens.ts";
import { type Unit, unitOf } from "./units.ts";

const comparisonPattern =
  /^(?:at\s+least|at\s+most|up\s+to|(?:no|not)\s+(?:more|less|fewer|greater)\s+than|(?:more|less|fewer|greater|higher|lower|larger|smaller)\s+than|(?:over|under|above|below|exceeding|minimum|maximum)(?:\s+of)?|[<>≤≥]\/?=?)$/i;

/** A quantity that begins at a token: what it is compared by, its sign, number or range, and unit. */
export function quantityFrom(
  text: string,
  tokens: readonly Token[],
  from: number,
): { fact: Fact; next: number } | null {
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
