import { conditions } from "#practice-model/facts/conditions.ts";
import { encounterOf, riskOf } from "#practice-model/grammar/encounter.ts";
import { patientOf } from "#practice-model/grammar/people.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { bullets, listed } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Clinical reasoning that is written out: differentials, plans, invented cases. */
export const caseWriting: readonly Kind[] = [
  {
    name: "differential diagnosis",
    category: "QA",
    also: ["differential diagnosis generation", "diagnostic reasoning", "ddx"],
    signs: [
      /\bdifferential\b|\bpossible diagnos[ei]s\b|\bmost likely diagnos[ei]s\b|\bdiagnoses (?:to|that)\b/i,
      /\bdiagnos/i,
    ],
    source: "case",
    ask: [
      "Write a differential diagnosis for the case.",
      "[Give|Suggest] {count} diagnoses that could explain [the case|{symptom} in {a who}].",
      "[Generate|Draw up] a differential diagnosis for {a who} with {symptom} and {second}.",
      "[Which|What] diagnoses [would|should] {expert} consider [here|in this {who}]? [Rank|List] them[ with a reason|].",
      "[Reason|Think] from the findings to a ranked list of [possible|likely] diagnoses.",
      "[List|Set out] what this presentation of {symptom} could be[, most likely first|, the likeliest at the top].",
    ],
    how: [
      "[Put|Place] the most likely diagnosis first.",
      "[Include|Do not forget] one that must not be missed.",
      "[Name|Add] the test that would [separate|settle] them.",
      "[Say|Give] what [supports|argues for] the first one.",
    ],
    because:
      "[It asks which diagnoses fit|A diagnostic question is asked], and medical knowledge answers it: question answering.",
    draw(random) {
      const condition = random.pick(conditions);
      const patient = patientOf(random, condition.ages, condition.sex);
      const [first, second, third] = random.sample(condition.symptoms, 3) as [string, string, string];
      const mimics = random.sample(condition.mimics, random.between(2, 4));
      return {
        slots: { who: patient.who, symptom: first, second, count: String(mimics.length + 1) },
        input: say(
          random,
          "{^a who} [has had|reports|complains of] {first}, {second} and {third}. Examination: {sign}. Risk factors: {risk}.",
          { who: patient.who, first, second, third, sign: condition.sign, risk: riskOf(random, condition, patient) },
        ),
        output: bullets([
          `${capital(condition.name)} (supported by ${condition.sign}; confirm by ${condition.test})`,
          ...mimics.map(capital),
        ]),
        shape: "list",
      };
    },
  },
  {
    name: "care plan",
    category: "GEN",
    also: ["treatment plan", "management plan", "care plan generation", "nursing care plan"],
    signs: [/\b(?:care|management|treatment|follow-up|nursing) plan\b/i, /\bplan\b|\bmanage/i],
    source: "case",
    ask: [
      "Write a care plan for this patient.",
      "[Draft|Propose] a management plan for {a who} with {condition}.",
      "[Plan|Set out] the [next steps|care] for this {who}: investigation, treatment, follow-up[, safety net|].",
      "[Compose|Write] {a adjective} plan for the first [day|week] of treating {condition}.",
      "[Outline|Develop] a treatment plan that {expert} could follow in {condition}[ with a history of {history}|].",
      "Write down what has to be done for this patient with {condition}, [step by step|in order].",
    ],
    how: [
      "[Order|Arrange] the steps by urgency.",
      "[Say|State] what would [change|alter] the plan.",
      "Take [other illnesses|current medicines] into account.",
      "[Include|Add] what the patient is told.",
    ],
    because: "[A plan is composed|New text is written] for one patient, which is text generation.",
    draw(random) {
      const visit = encounterOf(random);
      return {
        slots: { who: visit.patient.who, condition: visit.condition.name, history: visit.history[0] as string },
        input: `${capital(visit.patient.who)}, ${visit.condition.name}; ${listed(visit.present)} for ${visit.duration}. Known ${listed(visit.history)}. Takes ${listed(visit.medicines.map((drug) => drug.name))}.`,
        output: bullets([
          `Confirm by ${visit.condition.test}.`,
          `Treat with ${visit.condition.treatment}.`,
          `Review ${listed(visit.medicines.map((drug) => drug.name))} for interactions.`,
          `Explain the illness; return at once for ${visit.condition.alarm}.`,
          "Follow up within two weeks.",
        ]),
        shape: "list",
      };
    },
  },
  {
    name: "case vignette",
    category: "GEN",
    also: ["case vignette generation", "clinical case generation", "case writing", "synthetic case"],
    signs: [
      /\bvignette|\b(?:write|invent|create|make up|compose)\b.*\b(?:clinical |teaching |fictional |made-up )?case\b/i,
      /\bfictional|\bteaching case/i,
    ],
    ask: [
      "Write a clinical vignette of {condition}.",
      "[Invent|Make up] a teaching case of {condition} in {a who}.",
      "[Compose|Create] a fictional case that leads [a student|{expert}] to {condition}.",
      "[Describe|Sketch] a made-up patient with {condition}, [from complaint to test|including examination and test].",
      "[Prepare|Draft] a case vignette for {specialty}: {a who}, {symptom}, [then the solution|and its explanation].",
      "[Create|Produce] {a adjective} case of {condition} for [teaching|practice][, with the decisive finding|].",
    ],
    how: [
      "[Use|Give] no names[ or places|].",
      "[Include|Give] one examination finding.",
      "[End|Close] with the diagnosis and [its test|how it is confirmed].",
      "[Stay|Keep] typical rather than rare.",
    ],
    because: "[A case is invented|A new text is invented], so it is text generation.",
    draw(random) {
      const condition = random.pick(conditions);
      const patient = patientOf(random, condition.ages, condition.sex);
      return {
        slots: {
          condition: condition.name,
          specialty: condition.specialty,
          who: patient.who,
          symptom: condition.symptoms[0],
        },
        input: "",
        output: `${say(random, "{^a who} [presents with|describes] {symptoms}.", { who: patient.who, symptoms: listed(condition.symptoms.slice(0, 3)) })} A risk factor is ${riskOf(random, condition, patient)}. Examination shows ${condition.sign}. Diagnosis: ${condition.name}, confirmed by ${condition.test} (${condition.shows}).`,
        shape: "prose",
      };
    },
  },
];
