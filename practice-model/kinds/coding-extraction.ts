import { abbreviations } from "#practice-model/facts/abbreviations.ts";
import { conditions } from "#practice-model/facts/conditions.ts";
import { encounterOf } from "#practice-model/grammar/encounter.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { listed } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Mapping words of a note to codes, full forms and sections. */
export const codingExtraction: readonly Kind[] = [
  {
    name: "ICD coding",
    category: "IE",
    also: [
      "icd-10 coding",
      "icd-10-cm coding",
      "diagnosis coding",
      "medical coding",
      "clinical coding",
      "code assignment",
    ],
    signs: [/\bICD|\bcod(?:e|es|ing|er)\b/, /\bdiagnos/i],
    source: "statement",
    ask: [
      "Assign the ICD-10-CM code.",
      "[Give|Find] the ICD-10-CM code and its title for the [diagnosis|problem] [in the statement|described].",
      "[Code|Map] the [documented|final] diagnosis [to|into] ICD-10-CM.",
      "[Which|What] ICD-10-CM code [fits|describes] this discharge diagnosis[ from {specialty}|]?",
      "[As for billing|For the statistics], [assign|choose] one ICD-10-CM code to the diagnosis.",
      "[Translate|Convert] the diagnostic statement into an ICD-10-CM code with its [official |]title.",
    ],
    how: [
      "[Code|Count] only [confirmed|established] diagnoses.",
      "[Give|Choose] the most specific code that the statement supports.",
      "[Symptoms|Signs] explained by the diagnosis are not coded.",
      "[Write|Put] the code first, then the title.",
    ],
    because:
      "[A diagnosis in a text is|Words of a record are] mapped to a code, [so it is extraction and normalisation|which is information extraction].",
    draw(random) {
      const condition = random.pick(conditions);
      const [first, second] = random.sample(condition.symptoms, 2);
      return {
        slots: { specialty: condition.specialty },
        input: say(
          random,
          "[Final diagnosis|Discharge diagnosis|Assessment]: {name}[, first noticed as {first}|][; {test} confirmed it|]. [Presented with {first} and {second}.|No complications.|Symptoms: {first}, {second}.]",
          { name: condition.name, first: first as string, second: second as string, test: condition.test },
        ),
        output: `${condition.code} ${condition.title}`,
        shape: "short",
      };
    },
  },
  {
    name: "abbreviation expansion",
    category: "IE",
    also: ["abbreviation disambiguation", "acronym expansion", "abbreviation resolution", "clinical abbreviation"],
    signs: [
      /\babbreviations?\b.*\b(?:expand|mean|stand|full|resolve|spell)|\b(?:expand|spell out|resolve|full form)\b.*\b(?:abbreviation|acronym)/i,
      /\babbreviat|\bacronym/i,
    ],
    source: "sentence",
    ask: [
      "Expand the abbreviation {short}.",
      "[What does {short} mean in this sentence?|Say what {short} stands for in this sentence.]",
      "[Resolve|Disambiguate] the abbreviation {short} [by|from] its context.",
      "[Spell out|Give the full form of] {short} as it is used [here|in the sentence].",
      "[Give|Find] the meaning of the abbreviation {short} that fits [the context|this sentence].",
      "The sentence [uses|contains] the abbreviation {short}. [Which|What] full form is [meant|intended]?",
    ],
    how: [
      "[Some|Several] abbreviations have two [readings|meanings]; the context decides.",
      "[Give|Write] the full form [only|alone].",
      "[Do not|Never] rewrite the sentence.",
      "[Write|Use] lower case unless it is a name.",
    ],
    because:
      "[An abbreviation in a text is|A mention is] resolved to its meaning [by context|in context], [which is information extraction|so it is extraction].",
    draw(random) {
      const abbreviation = random.pick(abbreviations);
      return {
        slots: { short: abbreviation.short },
        input: abbreviation.sentence,
        output: abbreviation.long,
        shape: "short",
      };
    },
  },
  {
    name: "note section labelling",
    category: "IE",
    also: ["section segmentation", "section classification", "note segmentation", "section identification"],
    signs: [
      /\bsections?\b.*\b(?:label|note|belong|assign|head)|\b(?:label|assign|segment)\b.*\bsections?\b/i,
      /\bheading/i,
    ],
    source: "note",
    ask: [
      "Label each sentence with its section of the note.",
      "[Assign|Match] [each|every] numbered sentence to a section: {sections}.",
      "[Segment|Divide] the note: say which sentence belongs to {sections}.",
      "[Sort|Put] the sentences under the [right|proper] section ({sections}).",
      "[Restore|Recover] the lost headings: [label|mark] every sentence as {sections}.",
      "[Find|Determine] the section of each sentence, [one of|out of] {sections}.",
    ],
    how: [
      "[Use|Write] the form number: section.",
      "[Each|Every] sentence has exactly one section.",
      "[Do not|Never] reorder the sentences.",
      "[Sections|A section] may be [absent|missing].",
    ],
    because:
      "[Parts of a note are|Each sentence is] labelled by function, [a segmentation task of|which belongs to] information extraction.",
    draw(random) {
      const visit = encounterOf(random);
      const sentences: [string, string][] = [
        ["History", capital(`${listed(visit.present)} for ${visit.duration}.`)],
        ["History", `Known ${listed(visit.history)}.`],
        ["Medication", `Takes ${visit.medicines.map((drug) => `${drug.name} ${drug.dose}`).join(" and ")}.`],
        ["Examination", capital(`${visit.condition.sign}; pulse ${visit.vitals.pulse}.`)],
        ["Plan", `Arrange ${visit.condition.test}.`],
      ];
      const kept = random.sample(sentences, random.between(3, 5));
      return {
        slots: { sections: "History, Medication, Examination or Plan" },
        input: kept.map(([, sentence], i) => `${i + 1}. ${sentence}`).join("\n"),
        output: kept.map(([section], i) => `${i + 1}: ${section}`).join("\n"),
        shape: "lines",
      };
    },
  },
];
