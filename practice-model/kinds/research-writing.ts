import { conditions } from "#practice-model/facts/conditions.ts";
import { drugs } from "#practice-model/facts/drugs.ts";
import { comparators, studySettings } from "#practice-model/facts/studies.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import type { Random } from "#practice-model/grammar/random.ts";
import { bullets } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

interface Study {
  people: string;
  outcome: string;
  intervention: string;
  comparator: string;
  abstract: string;
  improved: boolean;
}

function studyOf(random: Random): Study {
  const { people, outcome, better, interventions } = random.pick(studySettings);
  const intervention = random.pick(interventions);
  const comparator = random.pick(comparators);
  const improved = random.chance(0.65);
  const change = better === "higher" ? "rose" : "fell";
  const abstract = say(
    random,
    "[Background: {^people} might gain from {intervention}.|Objective: to test {intervention} in {people}.] Methods: {n} {people} were [randomised|allocated] to {intervention} or {comparator}. Results: {outcome} {result}. [Dropout was {drop}%.|Adherence was {adherence}%.]",
    {
      people,
      outcome,
      intervention,
      comparator,
      n: random.between(60, 900),
      drop: random.between(3, 21),
      adherence: random.between(62, 97),
      result: improved
        ? `${change} by ${random.between(12, 38)}% with ${intervention} and by ${random.between(1, 9)}% with ${comparator} (p < 0.01)`
        : `did not differ between ${intervention} and ${comparator} (p = 0.${random.between(20, 89)})`,
    },
  );
  return { people, outcome, intervention, comparator, abstract, improved };
}

/** Texts around research and teaching. */
export const researchWriting: readonly Kind[] = [
  {
    name: "abstract conclusion",
    category: "GEN",
    also: [
      "abstract summarization",
      "conclusion generation",
      "research summary",
      "scientific summarization",
      "abstract summarisation",
    ],
    signs: [
      /\bconclusions?\b|\bsummari[sz]e\b.*\b(?:abstract|study|trial|paper|article)|\btake-home/i,
      /\babstract\b|\bstudy\b/i,
    ],
    source: "abstract",
    ask: [
      "Write the conclusion of the abstract.",
      "[Complete|Finish] the abstract on {intervention} with [its|a] conclusion.",
      "[Conclude|Summarise] what the study [means|shows] for {people}.",
      "[The conclusion is missing|This abstract breaks off]: [write|supply] it from the results.",
      "What may the authors conclude about {intervention}? [Draft|Give] the conclusion.",
      "[State|Formulate] the take-home message of the trial of {intervention} against {comparator}.",
    ],
    how: [
      "[Do not|Never] claim more than the results [show|allow].",
      "[Mention|Name] the comparator.",
      "Leave [numbers|p values] out.",
      "Do not call for further research.",
    ],
    because: "[A conclusion is composed|New text is written] from results: text generation.",
    draw(random) {
      const study = studyOf(random);
      return {
        slots: { people: study.people, intervention: study.intervention, comparator: study.comparator },
        input: study.abstract,
        output: study.improved
          ? `In ${study.people}, ${study.intervention} improved ${study.outcome} compared with ${study.comparator}.`
          : `In ${study.people}, ${study.intervention} did not improve ${study.outcome} compared with ${study.comparator}.`,
        shape: "short",
      };
    },
  },
  {
    name: "title generation",
    category: "GEN",
    also: ["title writing", "headline generation", "article title"],
    signs: [/\b(?:title|headline)\b/i, /\bpaper\b|\barticle\b/i],
    source: "abstract",
    ask: [
      "Write a title for the abstract.",
      "[Find|Compose] a title for this study of {intervention}.",
      "[Give|Propose] an informative title for the abstract [on|about] {people}.",
      "This paper [needs|still lacks] a title. [Write|Suggest] one.",
      "[Create|Draft] {a adjective} title that names population, intervention and outcome.",
      "[Put|Compress] the abstract into [one title|a single title line].",
    ],
    how: [
      "[Name|Include] the design of the study.",
      "[Avoid|Do not use] a question.",
      "[Do not|Never] give away the result.",
      "[Use|Write in] sentence case.",
    ],
    because: "[A title is invented|A new short text is composed] for an abstract: text generation.",
    draw(random) {
      const study = studyOf(random);
      return {
        slots: { people: study.people, intervention: study.intervention },
        input: study.abstract,
        output: `${capital(study.intervention)} versus ${study.comparator} for ${study.outcome} in ${study.people}: a randomised trial`,
        shape: "short",
      };
    },
  },
  {
    name: "question generation",
    category: "GEN",
    also: [
      "exam question generation",
      "generate questions",
      "quiz writing",
      "question writing",
      "discharge summary question generation",
    ],
    signs: [
      /\b(?:write|generate|create|make|compose|set|formulate|draft)\b.*\b(?:quiz|exam(?:ination)?|test|study|comprehension|practice)? ?questions?\b(?! the)/i,
      /\bquestions?\b/i,
    ],
    source: "passage",
    ask: [
      "Write questions that the passage answers.",
      "[Generate|Set] {count} [examination|quiz] questions on the passage about {topic}.",
      "[Formulate|Compose] {count} questions about {topic} whose answers stand in the passage.",
      "[Make|Draft] comprehension questions on this passage for {reader}.",
      "[Turn|Convert] the passage on {topic} into {count} questions for [a quiz|self-testing].",
      "[Create|Write] {count} short-answer questions from the passage[, without answers|].",
    ],
    how: [
      "[Each|Every] question [has|allows] one answer.",
      "[Do not|Never] ask for what the passage [leaves out|does not say].",
      "[Vary|Change] the question words.",
      "[Yes-or-no|Closed] questions are not wanted.",
    ],
    because:
      "[Questions are composed|New questions are written] from a passage, [so text is generated|which is text generation].",
    draw(random) {
      const condition = random.pick(conditions);
      const drug = random.pick(drugs);
      const onDrug = random.chance(0.4);
      const count = random.between(2, 3);
      const questions = onDrug
        ? [
            `For what is ${drug.name} given?`,
            `Which adverse effects does ${drug.name} have?`,
            `What has to be monitored with ${drug.name}?`,
          ]
        : [
            `How is ${condition.name} confirmed?`,
            `What is the usual treatment of ${condition.name}?`,
            `Which factors raise the risk of ${condition.name}?`,
          ];
      return {
        slots: { topic: onDrug ? drug.name : condition.name, count: ["", "", "two", "three"][count] as string },
        input: onDrug
          ? `${capital(drug.name)} is used for ${drug.use}. It can cause ${drug.harms.join(", ")}. Monitor ${drug.watch}.`
          : `${capital(condition.name)} is confirmed by ${condition.test}. Usual treatment is ${condition.treatment}. The risk is raised by ${condition.risks.join(", ")}.`,
        output: bullets(questions.slice(0, count)),
        shape: "list",
      };
    },
  },
];
