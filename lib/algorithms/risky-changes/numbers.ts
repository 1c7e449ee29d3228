const cardinals =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const romans = "I II III IV V VI VII VIII IX X XI XII".split(" ");

const values = new Map<string, string>([
  ...cardinals.map((word, i): [string, string] => [word, String(i)]),
  ...tens.map((word, i): [string, string] => [word, String((i + 2) * 10)]),
  ...ordinals.map((word, i): [string, string] => [word, `${i + 1}th`]),
  ["half", "0.5"],
  ["quarter", "0.25"],
  ["double", "2"],
  ["triple", "3"],
  ["dozen", "12"],
  ["hundred", "100"],
]);
const romanValues = new Map(romans.map((word, i) => [word, String(i + 1)]));
const scales = new Map([
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
]);

/** What a word counts: "five" is "5", "third" is "3th"; null for others. */
export function wordValue(word: string): string | null {
  return values.get(word.toLowerCase()) ?? null;
}

/** What a Roman numeral up to XII counts, or null. */
export function romanValue(word: string): string | null {
  return romanValues.get(word) ?? null;
}

/** By what a word after a number multiplies it, or null: "thousand", "million". */
export function scaleOf(word: string): number | null {
  return scales.get(word.toLowerCase()) ?? null;
}

/**
 * The value of a number as text, the same for every way to write it: "1,000" is "1000", "5.0" and "5" are "5", ".5" is "0.5", and so is
 * "0,5". A comma before groups of three digits parts thousands; a point never does, so that "1.000" is 1. What is no number
 * stays as it is ("1.5.2").
 */
export function numberValue(raw: string): string {
  const [, digits = raw, power = ""] = /^([\d.,]+)(.*)$/.exec(raw.replaceAll("·", ".")) ?? [];
  const plain = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(digits)
    ? digits.replaceAll(",", "")
    : /^\d+,\d+$/.test(digits)
      ? digits.replace(",", ".")
      : digits;
  const value = /^\d*\.?\d+$/.test(plain) && plain.length <= 15 ? String(Number(plain)) : plain;
  return value + power;
}

/** A value times a factor, without the noise of binary fractions; null where it is no plain number. */
export function scaled(value: string, factor: number): string | null {
  const number = Number(value);
  return Number.isFinite(number) && value !== "" ? String(Number((number * factor).toPrecision(12))) : null;
}
