import { type Condition, conditions } from "#practice-model/facts/conditions.ts";
import { type Drug, drugs } from "#practice-model/facts/drugs.ts";
import { type Patient, patientOf } from "./people.ts";
import type { Random } from "./random.ts";

/** A made-up visit: the facts from which notes, dialogues and letters are written, so that their answers are known. */
export interface Encounter {
  condition: Condition;
  patient: Patient;
  /** Symptoms present and, of other conditions, absent. */
  present: readonly string[];
  absent: readonly string[];
  history: readonly string[];
  medicines: readonly Drug[];
  duration: string;
  vitals: Vitals;
}

export interface Vitals {
  temperature: string;
  pulse: number;
  pressure: string;
  breaths: number;
  saturation: number;
}

/** Earlier illnesses, each with the age (years) from which it is usual. */
const histories: readonly (readonly [name: string, from: number])[] = [
  ["hypertension", 40],
  ["type 2 diabetes", 40],
  ["asthma", 0],
  ["osteoarthritis", 50],
  ["hypothyroidism", 18],
  ["atrial fibrillation", 55],
  ["depression", 18],
  ["chronic kidney disease", 50],
  ["migraine", 0],
  ["gout", 40],
  ["hay fever", 0],
  ["gallstones", 40],
  ["psoriasis", 18],
  ["glaucoma", 55],
  ["eczema", 0],
  ["iron deficiency anaemia", 18],
];

/** Medicines that adults commonly take for long, and the few of them that suit pregnancy. */
const everyday = named([
  "warfarin",
  "apixaban",
  "metformin",
  "lisinopril",
  "losartan",
  "amlodipine",
  "bisoprolol",
  "furosemide",
  "atorvastatin",
  "clopidogrel",
  "salbutamol",
  "tiotropium",
  "prednisolone",
  "allopurinol",
  "alendronate",
  "levothyroxine",
  "empagliflozin",
  "gliclazide",
  "semaglutide",
  "omeprazole",
  "sertraline",
  "venlafaxine",
  "amitriptyline",
  "levetiracetam",
  "lamotrigine",
  "gabapentin",
  "ibuprofen",
  "ferrous sulfate",
  "insulin glargine",
  "sumatriptan",
  "hydroxychloroquine",
]);
const inPregnancy = named([
  "salbutamol",
  "levothyroxine",
  "ferrous sulfate",
  "omeprazole",
  "insulin glargine",
  "sertraline",
]);

function named(names: readonly string[]): readonly Drug[] {
  return drugs.filter((drug) => names.includes(drug.name));
}

const durations: Readonly<Record<Condition["course"], readonly string[]>> = {
  hours: ["one hour", "two hours", "four hours", "half a day"],
  days: ["one day", "two days", "three days", "four days", "five days", "a week"],
  weeks: ["two weeks", "three weeks", "a month", "six weeks", "two months"],
  months: ["three months", "five months", "half a year", "a year", "two years"],
};

const adultConditions = conditions.filter((condition) => condition.ages[1] > 18);

/** Draws a visit of an adult. History never names the condition itself, and absent symptoms are never among the present ones. */
export function encounterOf(random: Random): Encounter {
  const condition = random.pick(adultConditions);
  const patient = patientOf(random, [Math.max(18, condition.ages[0]), condition.ages[1]], condition.sex);
  const usual = histories
    .filter(([name, from]) => patient.age >= from && !condition.name.includes(name))
    .map(([name]) => name);
  const known: string[] = [...condition.symptoms];
  const other = adultConditions.filter((candidate) => candidate.specialty !== condition.specialty && !candidate.sex);
  const absent = random
    .sample(other, 4)
    .map((candidate) => random.pick(candidate.symptoms))
    .filter((symptom) => !known.includes(symptom));
  return {
    condition,
    patient,
    present: random.sample(condition.symptoms, random.between(2, 3)),
    absent: [...new Set(absent)].slice(0, 2),
    history: random.sample(usual, 2),
    medicines: random.sample(condition.specialty === "obstetrics" ? inPregnancy : everyday, random.between(2, 3)),
    duration: random.pick(durations[condition.course]),
    vitals: vitalsOf(random),
  };
}

/** Draws vital signs between well and moderately ill. */
export function vitalsOf(random: Random): Vitals {
  const systolic = random.between(96, 172);
  return {
    temperature: (36.3 + 2.6 * random.fraction()).toFixed(1),
    pulse: random.between(58, 128),
    pressure: `${systolic}/${Math.round(systolic * (0.5 + 0.16 * random.fraction()))}`,
    breaths: random.between(12, 28),
    saturation: random.between(88, 99),
  };
}

/** A risk factor of the condition that the patient can have. */
export function riskOf(random: Random, condition: Condition, patient: Patient): string {
  const impossible = patient.sex === "male" ? /female|pregnan|menopaus|menstru/ : /^male/;
  return random.pick(condition.risks.filter((risk) => !impossible.test(risk)));
}
