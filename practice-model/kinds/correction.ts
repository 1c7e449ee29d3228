import { conditions } from "#practice-model/facts/conditions.ts";
import { drugs } from "#practice-model/facts/drugs.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import type { Kind } from "./kind.ts";

const conversions = [
  { quantity: "glucose", from: "mg/dL", to: "mmol/L", factor: 1 / 18, low: 54, high: 380, decimals: 1 },
  { quantity: "creatinine", from: "mg/dL", to: "micromol/L", factor: 88.4, low: 1, high: 6, decimals: 0 },
  { quantity: "total cholesterol", from: "mg/dL", to: "mmol/L", factor: 1 / 38.67, low: 120, high: 330, decimals: 1 },
  { quantity: "haemoglobin", from: "g/dL", to: "g/L", factor: 10, low: 6, high: 17, decimals: 0 },
  { quantity: "bilirubin", from: "mg/dL", to: "micromol/L", factor: 17.1, low: 1, high: 14, decimals: 0 },
  { quantity: "total calcium", from: "mg/dL", to: "mmol/L", factor: 1 / 4.008, low: 6, high: 14, decimals: 2 },
  { quantity: "uric acid", from: "mg/dL", to: "micromol/L", factor: 59.48, low: 3, high: 12, decimals: 0 },
  { quantity: "body weight", from: "lb", to: "kg", factor: 1 / 2.2046, low: 88, high: 300, decimals: 1 },
  {
    quantity: "partial pressure of oxygen",
    from: "mmHg",
    to: "kPa",
    factor: 1 / 7.501,
    low: 48,
    high: 110,
    decimals: 1,
  },
] as const;

/** Repairing and converting what is given. */
export const correction: readonly Kind[] = [
  {
    name: "medical error correction",
    category: "OTHER",
    also: ["error correction", "error detection", "fact checking", "claim verification", "note correction"],
    signs: [
      /\b(?:error|mistake|wrong|incorrect|false)\b.*\b(?:correct|find|fix|statement|sentence|note)|\bcorrect the\b|\bfact[- ]check|\bverify the (?:claim|statement)/i,
      /\bcorrect(?:ion|ed)?\b|\bmistake/i,
    ],
    source: "statement",
    ask: [
      "Find and correct the mistake in the statement.",
      "[Check|Verify] the statement about {topic} and [correct|repair] it [if needed|where it is wrong].",
      "[One|A] [fact|detail] in the statement about {topic} is wrong: [correct|replace] it.",
      "[Proofread|Fact-check] the sentence for medical errors and [give|write] the corrected version.",
      "[Spot|Locate] the medical error and [rewrite|return] the statement without it.",
      "Check whether the statement [is right|holds]; [if not, correct it|correct what is wrong].",
    ],
    how: [
      "[Change|Alter] as little as possible.",
      "[Keep|Preserve] the wording around the error.",
      "[Style|Grammar] is not to be [touched|changed].",
      "[Return|Write] the whole statement.",
    ],
    because:
      "A statement is [checked and repaired|verified], which [fits none of the three other categories|is a task of its own].",
    draw(random) {
      if (random.chance(0.5)) {
        const [drug, wrong] = random.sample(
          drugs.filter((one, i) => drugs.findIndex((other) => other.group === one.group) === i),
          2,
        );
        if (!drug || !wrong) throw new RangeError("the table of drugs is too short");
        const template = "{^drug} is {a group}, used for {use}.";
        return {
          slots: { topic: drug.name },
          input: say(random, template, { drug: drug.name, group: wrong.group, use: drug.use }),
          output: say(random, template, { drug: drug.name, group: drug.group, use: drug.use }),
          shape: "short",
        };
      }
      const [condition, wrong] = random.sample(conditions, 2);
      if (!condition || !wrong) throw new RangeError("the table of conditions is too short");
      const [correct, incorrect] = [condition.test, wrong.test].map(
        (test) => `${capital(condition.name)} is usually confirmed by ${test}.`,
      ) as [string, string];
      return {
        slots: { topic: condition.name },
        input: incorrect === correct ? `${capital(condition.name)} is usually confirmed by guesswork.` : incorrect,
        output: correct,
        shape: "short",
      };
    },
  },
  {
    name: "unit conversion",
    category: "OTHER",
    also: ["unit conversion of laboratory values", "measurement conversion", "unit normalisation"],
    signs: [
      /\bconvert\b.*\b(?:mg\/dL|mmol|micromol|units?|kg|kPa|g\/L|SI)\b|\bunit conversion/i,
      /\bmg\/dL|\bmmol|\bconvert/i,
    ],
    source: "value",
    ask: [
      "Convert the value to {to}.",
      "[Convert|Change] {a quantity} of {value} {from} [to|into] {to}.",
      "[How much|What] is {a quantity} of {value} {from} in {to}?",
      "[Express|State] the {quantity} of {value} {from} in {to}[, as {expert} would report it|].",
      "A [report|letter] gives {a quantity} of {value} {from}. [Convert|Translate] it [to|into] {to}.",
      "[Give|Write] {value} {from} of {quantity} in SI units, [that is|namely] {to}.",
    ],
    how: [
      "[Show|Write] the factor[ used|].",
      "Round as laboratories [usually do|do].",
      "[Do not|Never] interpret the value.",
      "[Write|Put] the unit after the number.",
    ],
    because:
      "A value is [converted|rewritten in another unit], [which is none of answering, extracting and writing|a task of its own].",
    draw(random) {
      const conversion = random.pick(conversions);
      const value =
        conversion.high < 20
          ? (conversion.low + (conversion.high - conversion.low) * random.fraction()).toFixed(1)
          : String(random.between(conversion.low, conversion.high));
      const converted = (Number(value) * conversion.factor).toFixed(conversion.decimals);
      return {
        slots: { quantity: conversion.quantity, from: conversion.from, to: conversion.to, value },
        input: `${capital(conversion.quantity)}: ${value} ${conversion.from}`,
        output: `${converted} ${conversion.to}`,
        shape: "short",
      };
    },
  },
];
