import { vitalsOf } from "#practice-model/grammar/encounter.ts";
import { patientOf } from "#practice-model/grammar/people.ts";
import { capital } from "#practice-model/grammar/phrase.ts";
import type { Random } from "#practice-model/grammar/random.ts";
import type { Kind } from "./kind.ts";

interface Scored {
  score: string;
  description: string;
  items: readonly (readonly [name: string, points: number])[];
}

/** A clinical score of a made-up patient, with the points of each item. Criteria as published for the score. */
function scoredPatient(random: Random): Scored {
  const patient = patientOf(random, [45, 92]);
  const has = (probability: number) => random.chance(probability);
  const vitals = vitalsOf(random);
  const [systolic = 0, diastolic = 0] = vitals.pressure.split("/").map(Number);
  const kind = random.pick(["CHA2DS2-VASc", "CURB-65", "qSOFA"] as const);
  const confused = has(0.3);
  const bedside = `${capital(patient.who)}, ${confused ? "newly confused" : "alert"}, respiratory rate ${vitals.breaths}, blood pressure ${vitals.pressure} mmHg`;
  if (kind === "qSOFA")
    return {
      score: kind,
      description: `${bedside}.`,
      items: [
        ["respiratory rate 22 or more", vitals.breaths >= 22 ? 1 : 0],
        ["altered mentation", confused ? 1 : 0],
        ["systolic pressure 100 or less", systolic <= 100 ? 1 : 0],
      ],
    };
  if (kind === "CURB-65") {
    const urea = random.between(30, 140) / 10;
    return {
      score: kind,
      description: `${bedside}, urea ${urea.toFixed(1)} mmol/L; pneumonia on the radiograph.`,
      items: [
        ["confusion", confused ? 1 : 0],
        ["urea above 7 mmol/L", urea > 7 ? 1 : 0],
        ["respiratory rate 30 or more", vitals.breaths >= 30 ? 1 : 0],
        ["systolic below 90 or diastolic 60 or less", systolic < 90 || diastolic <= 60 ? 1 : 0],
        ["age 65 or more", patient.age >= 65 ? 1 : 0],
      ],
    };
  }
  const facts = [
    ["heart failure", has(0.3), 1],
    ["hypertension", has(0.6), 1],
    ["diabetes", has(0.3), 1],
    ["a previous stroke", has(0.2), 2],
    ["a previous myocardial infarction", has(0.25), 1],
  ] as const;
  return {
    score: kind,
    description: `${capital(patient.who)} with atrial fibrillation. ${facts.map(([name, present]) => `${capital(name)}: ${present ? "yes" : "no"}`).join(". ")}.`,
    items: [
      ...facts.map(([name, present, points]) => [name, present ? points : 0] as const),
      ["age", patient.age >= 75 ? 2 : patient.age >= 65 ? 1 : 0],
      ["female sex", patient.sex === "female" ? 1 : 0],
    ],
  };
}

/** Adding up a clinical score. */
export const scoring: readonly Kind[] = [
  {
    name: "risk score calculation",
    category: "OTHER",
    also: ["clinical score calculation", "severity score", "score computation", "risk scoring"],
    signs: [
      /\b(?:CHA2DS2|CURB|qSOFA|NEWS2?|Wells|GRACE|APACHE)\b|\b(?:risk|severity|clinical) score\b/i,
      /\bscore\b|\bpoints\b/i,
    ],
    source: "description",
    ask: [
      "Calculate the {score} score of the patient.",
      "[Work out|Add up] the {score} score[, item by item|].",
      "How many points does this patient [have|reach] on the {score} score?",
      "[Apply|Use] the {score} score to the patient [described|below] and [give|state] the total.",
      "[Score|Rate] the patient by {score}: [list|show] the items and the sum.",
      "[Fill in|Complete] the {score} score [from|with the facts of] the description.",
    ],
    how: [
      "[Show|Give] the points of every item.",
      "What is not mentioned [gets no points|counts as absent].",
      "No advice on treatment is [wanted|needed].",
      "[End|Finish] with the total.",
    ],
    because:
      "[Points are added up by fixed rules|A score is computed], which is [none of answering, extracting and writing|a task of its own].",
    draw(random) {
      const { score, description, items } = scoredPatient(random);
      const total = items.reduce((sum, [, points]) => sum + points, 0);
      return {
        slots: { score },
        input: description,
        output: [...items.map(([name, points]) => `${name}: ${points}`), `Total: ${total}`].join("\n"),
        shape: "lines",
      };
    },
  },
];
