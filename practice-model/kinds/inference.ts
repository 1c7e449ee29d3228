import { conditions } from "#practice-model/facts/conditions.ts";
import { drugs } from "#practice-model/facts/drugs.ts";
import { encounterOf } from "#practice-model/grammar/encounter.ts";
import { say } from "#practice-model/grammar/phrase.ts";
import { listed } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Judgements about how two sentences stand to each other. */
export const inference: readonly Kind[] = [
  {
    name: "natural language inference",
    category: "QA",
    also: ["nli", "textual entailment", "inference between sentences", "clinical inference", "entailment"],
    signs: [/\bentail|\bcontradict|\binference\b|\bpremise\b|\bhypothesis\b/i, /\bneutral\b|\bfollows\b/i],
    source: "premise",
    ask: [
      "Does the premise entail the hypothesis? Answer entailment, neutral or contradiction.",
      "[Decide|Judge] whether sentence 2 follows from sentence 1: entailment, neutral or contradiction.",
      "[Classify|Label] the pair of [clinical|medical] sentences as entailment, neutral or contradiction.",
      "[Given|Taking] the premise as true, is the hypothesis [true, open or false|certain, possible or excluded]? Use entailment, neutral or contradiction.",
      "[Compare|Weigh] premise and hypothesis and [give|choose] their relation: entailment, neutral or contradiction.",
      "[What|Which] relation holds between the two statements [about this {who}|]: entailment, neutral or contradiction?",
    ],
    how: [
      "[Neutral|The label neutral] means that the premise leaves it open.",
      "[Contradiction|The label contradiction] means that both cannot be true.",
      "[Medical|Common clinical] knowledge may be used.",
      "[Judge|Decide] by meaning, not by shared words.",
    ],
    because:
      "[It asks how two sentences stand to each other|A question about two sentences is put], and one of three answers is right: question answering.",
    draw(random) {
      const visit = encounterOf(random);
      const relation = random.pick(["entailment", "neutral", "contradiction"] as const);
      const hypothesis = {
        entailment: `The patient has had ${visit.present[0]}.`,
        neutral: `The patient has a family history of ${random.pick(visit.condition.mimics)}.`,
        contradiction: `The patient does not have ${visit.present[0]}.`,
      }[relation];
      return {
        slots: { who: visit.patient.who },
        input: `Sentence 1: ${say(random, "{^a who} [reports|presents with] {present} for {duration}[; known {history}|].", { who: visit.patient.who, present: listed(visit.present), duration: visit.duration, history: visit.history[0] as string })}\nSentence 2: ${hypothesis}`,
        output: relation,
        shape: "label",
      };
    },
  },
  {
    name: "sentence similarity",
    category: "OTHER",
    also: ["semantic similarity", "semantic textual similarity", "paraphrase detection", "paraphrase identification"],
    signs: [
      /\bsimilar|\bparaphras|\b(?:same|equivalent) (?:meaning|in meaning)|\bmean the same/i,
      /\btwo sentences\b|\bpair\b/i,
    ],
    source: "pair",
    ask: [
      "Rate the similarity of the two sentences from 0 to 5.",
      "[How similar|How close in meaning] are the two [clinical|medical] sentences? [Rate|Score] from 0 to 5.",
      "[Score|Grade] the pair of sentences from 0 (unrelated) to 5 (same meaning).",
      "Judge whether the two statements [mean the same|are paraphrases]: give a [score|number] from 0 to 5.",
      "[Compare|Set side by side] the two statements on {topic} and rate their semantic similarity, 0 to 5.",
      "[Assign|Give] the pair a similarity score from 0 to 5.",
    ],
    how: [
      "5 means [the same|equivalent] in every detail.",
      "[A shared topic|The same topic] alone is worth 1.",
      "[Whole|Integer] numbers only.",
      "[Judge|Rate] the content, not the style.",
    ],
    because:
      "[Sentences are compared|A similarity is rated], which fits none of answering, extracting and writing, [hence other|so it is other].",
    draw(random) {
      const drug = random.pick(drugs);
      const [score, second] = random.pick([
        ["5", "{^drug} is used for {use}."],
        ["1", "{^drug} can lead to {harm}."],
        ["0", "{^condition} is confirmed by {test}."],
      ] as const);
      const condition = random.pick(conditions);
      const slots = {
        drug: drug.name,
        use: drug.use,
        harm: random.pick(drug.harms),
        condition: condition.name,
        test: condition.test,
      };
      return {
        slots: { topic: drug.name },
        input: `A: ${say(random, "[Doctors prescribe {drug} for|A usual reason to give {drug} is] {use}.", slots)}\nB: ${say(random, second, slots)}`,
        output: score,
        shape: "label",
      };
    },
  },
];
