import { encounterOf } from "#practice-model/grammar/encounter.ts";
import { noteOf } from "#practice-model/grammar/note.ts";
import { capital } from "#practice-model/grammar/phrase.ts";
import { listed } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Doses by weight (mg/kg) of injected medicines, and a strength of their solution (mg/mL), as in textbooks; for exercises. */
const orders = [
  { drug: "gentamicin", perKilo: [5, 7], strength: 40 },
  { drug: "amikacin", perKilo: [15], strength: 250 },
  { drug: "vancomycin", perKilo: [15, 20], strength: 5 },
  { drug: "aciclovir", perKilo: [5, 10], strength: 25 },
  { drug: "trastuzumab", perKilo: [6, 8], strength: 21 },
  { drug: "phenytoin", perKilo: [15, 20], strength: 50 },
  { drug: "paracetamol", perKilo: [15], strength: 10 },
  { drug: "enoxaparin", perKilo: [1], strength: 100 },
  { drug: "rocuronium", perKilo: [0.6, 1.2], strength: 10 },
  { drug: "ketamine", perKilo: [1, 1.5], strength: 50 },
] as const;

/** Questions answered from one patient's chart, and a calculation for one patient. */
export const chartQuestions: readonly Kind[] = [
  {
    name: "clinical note question answering",
    category: "QA",
    also: [
      "chart question answering",
      "reading comprehension",
      "note question answering",
      "electronic health record question",
    ],
    signs: [
      /\b(?:according to|from|using) the (?:note|chart|record)\b.*(?:\?|answer|question)|\banswer the question .* (?:note|chart|record)/i,
      /\b(?:note|chart|record)\b.*\?/i,
    ],
    source: "note",
    ask: [
      "Answer the question from the note.",
      "[According to|By] the note, {question}?",
      "[Read|Study] the note and answer: {question}?",
      "[Find|Look up] in the chart: {question}?",
      "[A colleague|{^reader}] asks about this patient: {question}? [Answer|Reply] from the note.",
      "[The note|This chart entry] [tells|says] more than is needed. [Answer only this|All we ask]: {question}?",
    ],
    how: [
      "[Quote|Give] the [words|phrase] of the note [that show it|as evidence].",
      "[If|Where] the note does not say, [answer|write] not documented.",
      "[One|A single] fact is asked; [give no more|add nothing].",
      "[Do not|Never] draw on other visits.",
    ],
    because:
      "A question about one patient is answered from [the note|the chart], which is [reading comprehension, hence question answering|question answering].",
    draw(random) {
      const visit = encounterOf(random);
      const [first, second] = visit.medicines;
      const [question, answer] = random.pick([
        ["for how long has the patient had symptoms", `For ${visit.duration}.`],
        ["which symptoms does the patient report", `${capital(listed(visit.present))}.`],
        [
          "which symptoms does the patient deny",
          visit.absent.length ? `${capital(listed(visit.absent))}.` : "Not documented.",
        ],
        ["what was found on examination", `${capital(visit.condition.sign)}.`],
        ["which chronic illnesses are recorded", `${capital(listed(visit.history))}.`],
        [`at what dose is ${first?.name} taken`, `${first?.dose} ${first?.frequency}.`],
        [`how often is ${second?.name} taken`, `${capital(second?.frequency ?? "")}.`],
        ["what was the blood pressure", `${visit.vitals.pressure} mmHg.`],
        ["what is the oxygen saturation", `${visit.vitals.saturation}%.`],
        ["which investigation is planned", `${capital(visit.condition.test)}.`],
      ] as const);
      return { slots: { question }, input: noteOf(visit), output: answer, shape: "short" };
    },
  },
  {
    name: "dose calculation",
    category: "QA",
    also: ["dosing question", "medication calculation", "infusion rate calculation"],
    signs: [
      /\b(?:calculate|work out|compute|determine|find)\b.*\b(?:dose|infusion|volume|rate|drip|millilit)/i,
      /\bmg\/kg|\bmL\b|\bvial/i,
    ],
    source: "order",
    ask: [
      "Calculate the dose for this patient.",
      "[Work out|Compute] the dose of {drug} for [a person|a patient] of {weight} kg at {perKilo} mg/kg.",
      "{^drug} is ordered at {perKilo} mg/kg. [How much|What amount] does [an adult|a patient] of {weight} kg [receive|need], and [which volume is that|how many millilitres] at {strength} mg/mL?",
      "[Convert|Translate] the order for {drug} [into|to] milligrams and millilitres for a body weight of {weight} kg.",
      "[Check|Verify] a calculation: {perKilo} mg/kg of {drug}, {weight} kg, solution of {strength} mg/mL. [What is the volume?|Give the volume.]",
      "[Show|Teach] {expert} how to [get|calculate] the volume of {drug} ({strength} mg/mL) for {weight} kg at {perKilo} mg/kg.",
    ],
    how: [
      "[Show|Write] each step.",
      "[Give|State] milligrams first, then millilitres.",
      "[Round|Keep] to one decimal [place|].",
      "[Treat|Take] the numbers as [an exercise|practice], not as a prescription.",
    ],
    because: "A dose has to be calculated and [there is one right number|can be checked], so it is question answering.",
    draw(random) {
      const order = random.pick(orders);
      const weight = random.between(42, 108);
      const perKilo = random.pick(order.perKilo);
      const { drug, strength } = order;
      const dose = Number((weight * perKilo).toFixed(1));
      return {
        slots: { drug, weight, perKilo, strength },
        input: `Exercise: ${drug} ${perKilo} mg/kg; body weight ${weight} kg; solution ${strength} mg/mL.`,
        output: `${weight} kg x ${perKilo} mg/kg = ${dose} mg; ${dose} mg / ${strength} mg/mL = ${(dose / strength).toFixed(1)} mL.`,
        shape: "short",
      };
    },
  },
];
