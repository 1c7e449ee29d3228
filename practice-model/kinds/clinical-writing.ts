import { imagingStudies } from "#practice-model/facts/imaging.ts";
import { type Encounter, encounterOf } from "#practice-model/grammar/encounter.ts";
import { noteOf } from "#practice-model/grammar/note.ts";
import { capital } from "#practice-model/grammar/phrase.ts";
import { listed, lowered, withArticle } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Texts that clinicians write for clinicians. */
export const clinicalWriting: readonly Kind[] = [
  {
    name: "discharge summary",
    category: "GEN",
    also: [
      "hospital course summary",
      "discharge summary writing",
      "clinical note summarization",
      "note summarisation",
      "summarization of a clinical note",
    ],
    signs: [
      /\bdischarge summar|\bhospital (?:course|stay)|\bsummari[sz]e\b.*\b(?:note|admission|stay|chart|record|encounter)/i,
      /\bsummar/i,
    ],
    source: "admission record",
    ask: [
      "Write a discharge summary.",
      "[Summarise|Condense] the hospital stay [in|as] a {adjective} discharge summary.",
      "[Compose|Draft] the hospital course of this {who}[ for the family doctor|].",
      "[From|Out of] the admission record, [write|prepare] a {adjective} summary for [the discharge letter|the next clinician].",
      "[Boil|Cut] the admission record down to a {adjective} discharge summary[: reason, findings, treatment, plan|].",
      "[Prepare|Produce] {a adjective} summary of the stay in {specialty}[, ending with the plan|].",
    ],
    how: [
      "[Give|State] the diagnosis [first|in the first sentence].",
      "[End|Close] with what the family doctor [has to do|must follow up].",
      "[Mention|Name] the medicines at discharge.",
      "[Normal|Unremarkable] findings can be [left out|dropped].",
      "[Use|Write in] the past tense.",
    ],
    because: "[A new text|A summary] is composed from a record, so it is text generation.",
    draw(random) {
      const visit = encounterOf(random);
      return {
        slots: { who: visit.patient.who, specialty: visit.condition.specialty },
        input: `${noteOf(visit)} Result: ${visit.condition.shows}. Treated with ${visit.condition.treatment}.`,
        output: `${capital(visit.condition.name)}. ${capital(withArticle(visit.patient.who))} was admitted with ${listed(visit.present)} for ${visit.duration}; ${visit.condition.test} showed ${visit.condition.shows}. Treatment was ${visit.condition.treatment}. Discharged on ${listed(visit.medicines.map((drug) => drug.name))}. Please review in two weeks, and sooner for ${visit.condition.alarm}.`,
        shape: "prose",
      };
    },
  },
  {
    name: "radiology impression",
    category: "GEN",
    also: [
      "radiology report summarization",
      "radiology summarisation",
      "impression generation",
      "imaging report summary",
    ],
    signs: [
      /\bimpression\b|\bradiolog|\b(?:imaging|scan|radiograph|CT|MRI|ultrasound) (?:report|findings)/i,
      /\bfindings\b/i,
    ],
    source: "report",
    ask: [
      "Write the impression of this radiology report.",
      "[Summarise|Condense] the findings of the {study} into an impression.",
      "[Given|From] the findings, [compose|draft] the impression [for|of] the {study}.",
      "[Conclude|Finish] the report of the {study} with {a adjective} impression[ and a recommendation|].",
      "[What|Which] impression [should|would] {reader} read at the end of this report? Write it.",
      "[Turn|Convert] the findings into the impression that answers the question of {reason}.",
    ],
    how: [
      "[Answer|Address] the clinical question first.",
      "[Recommend|Suggest] the next step [where one is needed|in the last sentence].",
      "[Do not|Never] repeat normal findings.",
      "[Say|State] the side and the site.",
    ],
    because: "[The impression is a new summary|A short conclusion is written] from findings, which is text generation.",
    draw(random) {
      const study = random.pick(imagingStudies);
      return {
        slots: { study: lowered(study.study), reason: study.reason },
        input: `${study.study}. Reason: ${study.reason}. Findings: ${random.sample(study.findings, 3).join(" ")}`,
        output: `${study.impression} ${study.advice}`,
        shape: "prose",
      };
    },
  },
  {
    name: "referral letter",
    category: "GEN",
    also: ["referral letter writing", "clinical letter", "letter generation", "consultation request"],
    signs: [
      /\breferral\b|\brefer (?:the|this|a) patient|\bletter\b.*\b(?:specialist|clinic|colleague|consultant|department)/i,
      /\bletter\b/i,
    ],
    source: "visit note",
    ask: [
      "Write a referral letter for this patient.",
      "[Refer|Send] the patient to {specialty}: [write|draft] the letter.",
      "[Draft|Compose] {a adjective} letter that asks [colleagues in|the department of] {specialty} for [an opinion|advice] on suspected {condition}.",
      "[Turn|Shape] the visit note into a referral [letter|request] to {specialty}.",
      "[Ask|Request], in {a adjective} letter, for [an appointment|a review] in {specialty} for this {who}.",
      "[Prepare|Write] the referral that {expert} would send to {specialty} about this patient.",
    ],
    how: [
      "[State|Put] the question in the first sentence.",
      "[Mention|Include] current medicines.",
      "[Say|Indicate] how urgent it is[ and why|].",
      "[Sign|Close] without a name.",
    ],
    because: "[A letter|A new document] is written from a note: text generation.",
    draw(random) {
      const visit = encounterOf(random);
      return {
        slots: { specialty: visit.condition.specialty, condition: visit.condition.name, who: visit.patient.who },
        input: noteOf(visit),
        output: `Dear colleague, please see this ${visit.patient.who} with suspected ${visit.condition.name}. Symptoms for ${visit.duration}: ${listed(visit.present)}. On examination: ${visit.condition.sign}. Current medicines: ${listed(visit.medicines.map((drug) => drug.name))}. I would be grateful for ${visit.condition.test} and your advice. I have asked the patient to seek help at once for ${visit.condition.alarm}. With kind regards.`,
        shape: "prose",
      };
    },
  },
  {
    name: "handover summary",
    category: "GEN",
    also: ["sbar handover", "nursing handover", "shift handover", "handoff summary"],
    signs: [/\bhand-?(?:over|off)\b|\bSBAR\b/i, /\bshift\b|\bsituation\b/i],
    source: "chart entry",
    ask: [
      "Write an SBAR handover.",
      "[Prepare|Write] a handover for the [night|next] shift in SBAR form[ about this {who}|].",
      "[Summarise|Condense] the chart entry as situation, background, assessment and recommendation.",
      "[Hand over|Pass on] this {who} [with suspected {condition}|] to the next team: write the SBAR text.",
      "[Turn|Reshape] the chart entry into a [spoken|{adjective}] SBAR handover.",
      "Write what the [outgoing|day] nurse [should tell|tells] the [incoming|next] nurse about this patient[, in SBAR form|; use SBAR].",
    ],
    how: [
      "[Start|Begin] each part with its [letter or name|heading].",
      "[End|Finish] with what must [be watched|not be missed].",
      "[Keep|Leave] old history short.",
      "[Include|Name] only vital signs that [matter|need attention].",
    ],
    because: "[A structured text is written|A handover is composed] from chart data: text generation.",
    draw(random) {
      const visit = encounterOf(random);
      return {
        slots: { who: visit.patient.who, condition: visit.condition.name },
        input: noteOf(visit),
        output: sbar(visit),
        shape: "prose",
      };
    },
  },
];

function sbar(visit: Encounter): string {
  return [
    `Situation: ${visit.patient.who} with ${listed(visit.present)} for ${visit.duration}.`,
    `Background: ${listed(visit.history)}.`,
    `Assessment: suspected ${visit.condition.name}; ${visit.condition.sign}; saturation ${visit.vitals.saturation}%.`,
    `Recommendation: ${visit.condition.test}; call the doctor for ${visit.condition.alarm}.`,
  ].join(" ");
}
