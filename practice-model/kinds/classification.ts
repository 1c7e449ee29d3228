import { conditions } from "#practice-model/facts/conditions.ts";
import { drugs } from "#practice-model/facts/drugs.ts";
import { patientOf } from "#practice-model/grammar/people.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { listed } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

const emergencies = [
  "sudden weakness of one side and slurred speech",
  "crushing chest pain with sweating",
  "swollen lips and noisy breathing after a wasp sting",
  "a seizure that has not stopped after five minutes",
  "vomiting of fresh blood",
  "a sudden headache, the worst ever, with a stiff neck",
  "sudden breathlessness with blue lips",
] as const;

const severities = [
  ["grade 1", "mild, and needed no treatment"],
  ["grade 2", "moderate, and settled after the dose was lowered"],
  ["grade 3", "severe, and led to admission to hospital"],
  ["grade 4", "life-threatening, and needed intensive care"],
] as const;

/** Sorting requests and events into given classes. */
export const classification: readonly Kind[] = [
  {
    name: "triage classification",
    category: "OTHER",
    also: ["triage", "urgency classification", "acuity classification", "urgency triage"],
    signs: [/\btriage|\burgen(?:t|cy)\b.*\b(?:routine|emergency|level|class|label)|\bacuity\b/i, /\bemergency\b/i],
    source: "call",
    ask: [
      "Triage the call: emergency, urgent or routine.",
      "[Assign|Give] the urgency of this call: emergency, urgent or routine.",
      "[How soon|How quickly] must this {who} be seen? [Choose|Answer] emergency, urgent or routine.",
      "[Classify|Sort] the request by urgency (emergency, urgent, routine).",
      "[A caller|Somebody] [reports|complains of] {symptom}. [Decide|Choose]: emergency, urgent or routine.",
      "[Determine|Set] the triage level, [one of|out of] emergency, urgent and routine.",
    ],
    how: [
      "[When in doubt|If unsure], choose the more urgent level.",
      "[Emergency|The level emergency] means an ambulance now.",
      "[Routine|The level routine] can wait for days.",
      "[Age|The patient's age] [may matter|can raise the level].",
    ],
    because:
      "A text is [sorted into|assigned] one of three levels, [classification, so other|which is classification].",
    draw(random) {
      const condition = random.pick(conditions);
      const patient = patientOf(random, [20, 88]);
      const [level, template] = random.pick([
        ["emergency", "{^a who} has {emergency}. [It began minutes ago.|The family is frightened.]"],
        [
          "urgent",
          "{^a who} [reports|has had] {complaint} since yesterday, getting worse, [but is alert and drinking|with no trouble in breathing].",
        ],
        [
          "routine",
          "{^a who}, well in general, [asks for a repeat prescription|would like a blood pressure check|asks when the next {topic} review is due].",
        ],
      ] as const);
      const input = say(random, template, {
        who: patient.who,
        emergency: random.pick(emergencies),
        topic: condition.specialty,
        complaint: random.pick([
          "burning on passing urine with back pain",
          "a painful red swollen toe",
          "earache with fever",
          "a spreading rash with itching",
          "vomiting after every meal",
        ]),
      });
      return { slots: { who: patient.who, symptom: condition.symptoms[0] }, input, output: level, shape: "label" };
    },
  },
  {
    name: "medical specialty classification",
    category: "OTHER",
    also: ["specialty classification", "department routing", "message routing", "referral routing"],
    signs: [
      /\b(?:which|right|responsible|medical) (?:specialty|department|clinic)\b|\bspecialty\b.*\b(?:classif|assign|route|belong)|\broute\b/i,
      /\bspecialty\b|\bdepartment\b/i,
    ],
    source: "request",
    ask: [
      "To which medical specialty does the request belong?",
      "[Route|Send] the request to the [right|responsible] medical specialty.",
      "[Classify|Sort] the request by medical specialty.",
      "[Name|Choose] the specialty that should see this {who}.",
      "[Which|What] department [handles|deals with] a request like this? [Give|Name] the specialty.",
      "[Assign|Pick] one medical specialty for [a patient|somebody] with {symptom}.",
    ],
    how: [
      "[Name|Give] one specialty only.",
      "[General practice|Internal medicine] is not an answer here.",
      "[Decide|Judge] by the likely illness.",
      "[Children|The youngest patients] may belong to paediatrics.",
    ],
    because: "A request is [sorted|routed] into a class, [so classification, under other|which is classification].",
    draw(random) {
      const condition = random.pick(conditions);
      const patient = patientOf(random, condition.ages, condition.sex);
      return {
        slots: { who: patient.who, symptom: condition.symptoms[0] },
        input: say(random, "{^a who} with {symptoms}; {sign} on examination[; suspected {name}|].", {
          who: patient.who,
          symptoms: listed(condition.symptoms.slice(0, 2)),
          sign: condition.sign,
          name: condition.name,
        }),
        output: condition.specialty,
        shape: "label",
      };
    },
  },
  {
    name: "adverse event grading",
    category: "OTHER",
    also: ["severity grading", "toxicity grading", "adverse event severity", "ctcae grading"],
    signs: [/\bgrade\b|\bgrading\b|\bseverity\b|\bCTCAE\b/i, /\bsevere\b|\bmild\b/i],
    source: "event",
    ask: [
      "Grade the adverse event from 1 to 4.",
      "[Assign|Give] the severity grade (1 to 4) of the {harm} [described|in the report].",
      "How severe was this {harm}, [from grade 1 to grade 4|on a scale of grades 1 to 4]?",
      "[Classify|Rate] the event under {drug} as grade 1, 2, 3 or 4.",
      "[Read|Assess] the adverse event and [choose|name] its grade, 1 to 4.",
      "[For|In] the safety report, [grade|rate] the severity of the {harm}: grade 1, 2, 3 or 4.",
    ],
    how: [
      "[Hospital admission|Admission to hospital] means at least grade 3.",
      "[No treatment|An event without treatment] points to grade 1.",
      "[Causality|Whether the medicine caused it] is not asked.",
      "[Write|Give] the word grade and the number.",
    ],
    because: "[An event is put on a scale|A grade is assigned], which is [classification, hence other|classification].",
    draw(random) {
      const drug = random.pick(drugs);
      const harm = random.pick(drug.harms);
      const [grade, description] = random.pick(severities);
      return {
        slots: { drug: drug.name, harm },
        input: capital(
          say(
            random,
            "[on day {day}|{day} days after the first dose|at visit {visit}], {harm} [appeared|was reported] under {drug}. It was {description}.",
            { day: random.between(2, 60), visit: random.between(2, 9), harm, drug: drug.name, description },
          ),
        ),
        output: grade,
        shape: "label",
      };
    },
  },
];
