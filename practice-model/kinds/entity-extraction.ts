import { conditions } from "#practice-model/facts/conditions.ts";
import { drugs } from "#practice-model/facts/drugs.ts";
import { bioLines, unmark } from "#practice-model/grammar/marked.ts";
import { patientOf } from "#practice-model/grammar/people.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import type { Random } from "#practice-model/grammar/random.ts";
import { bullets, json } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

const chemicalSentences = [
  "[Treatment|Therapy] with <Chemical>{drug}</Chemical> [was stopped|was changed to <Chemical>{second}</Chemical>] after [the patient|two patients] developed <Disease>{harm}</Disease>.",
  "<Disease>{harm}</Disease> [was seen|occurred] in [four|seven|eleven] of [sixty|ninety] patients who received <Chemical>{drug}</Chemical> for <Disease>{condition}</Disease>.",
  "[We report|This letter describes] <Disease>{harm}</Disease> in {a who} who took <Chemical>{drug}</Chemical>[ and <Chemical>{second}</Chemical>|].",
  "Neither <Chemical>{drug}</Chemical> nor <Chemical>{second}</Chemical> [worsened|affected] the course of <Disease>{condition}</Disease>.",
  "In <Disease>{condition}</Disease>, <Chemical>{drug}</Chemical> was [compared with|given after] <Chemical>{second}</Chemical>, and <Disease>{harm}</Disease> was [rare|recorded at each visit].",
];

function chemicalSentence(random: Random): string {
  const [drug, second] = random.sample(drugs, 2);
  const condition = random.pick(conditions);
  return capital(
    say(random, random.pick(chemicalSentences), {
      drug: drug?.name ?? "",
      second: second?.name ?? "",
      harm: drug?.harms[random.between(0, 2)] ?? "",
      condition: condition.name,
      who: patientOf(random, condition.ages, condition.sex).who,
    }),
  ).replace(/^<(\w+)>(.)/, (_, label: string, first: string) => `<${label}>${first.toUpperCase()}`);
}

/** Naming the diseases and chemicals of a text. */
export const entityExtraction: readonly Kind[] = [
  {
    name: "disease entity recognition",
    category: "IE",
    also: [
      "named entity recognition",
      "disease mention extraction",
      "entity extraction",
      "ner",
      "chemical and disease recognition",
    ],
    signs: [
      /\b(?:extract|find|list|identify|mark|name|pull out|locate)\b.*\b(?:diseases?|chemicals?|entit(?:y|ies)|mentions)\b/i,
      /\bentit(?:y|ies)\b|\bnamed entity/i,
    ],
    source: "sentence",
    ask: [
      "Extract the diseases and chemicals from the sentence.",
      "[Find|Identify|Locate] every {type} [named|mentioned] in the sentence[ below|].",
      "[List|Name] all mentions of [a|any] {type} in the [sentence|text], [in order|as they stand].",
      "[Which|What] {types} [does the sentence name|are mentioned in the sentence]? [Extract|Copy] them [exactly|word for word].",
      "[Pull|Pick] out the {types} from this [line|sentence] of a [case report|pharmacovigilance paper|clinical article].",
      "[Perform|Carry out] named entity recognition for {types} on the sentence.",
    ],
    how: [
      "[Copy|Keep] the [spelling|wording] of the sentence.",
      "[Adverse effects|Symptoms caused by a medicine] count as diseases.",
      "[Repeat|List] a mention as often as it occurs.",
      "[Leave out|Exclude] [general words|words] such as patient, treatment or therapy.",
      "[Take|Choose] the longest span that names [the disease or chemical|the entity].",
    ],
    because:
      "[Spans are copied|Mentions are taken] from a text, [which is information extraction|so it is entity extraction].",
    draw(random) {
      const { text, spans } = unmark(chemicalSentence(random));
      const only = random.pick(["Disease", "Chemical", "both"]);
      const wanted = spans.filter((span) => only === "both" || span.label === only);
      const types = only === "both" ? "diseases and chemicals" : only === "Disease" ? "diseases" : "chemicals";
      const chosen = random.pick([0, 1, 2]);
      const output = [
        json(
          only === "both"
            ? wanted.map((span) => ({ text: span.text, type: span.label.toLowerCase() }))
            : wanted.map((span) => span.text),
        ),
        bullets(wanted.map((span) => (only === "both" ? `${span.text} (${span.label.toLowerCase()})` : span.text))),
        wanted.map((span) => (only === "both" ? `${span.text} | ${span.label.toLowerCase()}` : span.text)).join("\n"),
      ][chosen] as string;
      return {
        slots: { types, type: only === "both" ? "disease and every chemical" : only.toLowerCase() },
        input: text,
        output,
        shape: (["json", "list", "lines"] as const)[chosen] as "json" | "list" | "lines",
        format: [
          [
            "[Return|Give|Write] a JSON array[ of the mentions|], [empty if there are none|in text order].",
            "[Answer|Reply] as a JSON array.",
          ],
          ["[Return|Write] a [bulleted|hyphenated] list.", "Use a bulleted list[, one mention an entry|]."],
          ["[Write|Give] one mention per line.", "Put every mention on a separate line."],
        ][chosen] as string[],
      };
    },
  },
  {
    name: "BIO token labelling",
    category: "IE",
    also: ["bio tagging", "sequence labelling", "token classification", "iob tagging", "token labelling"],
    signs: [/\b(?:BIO|IOB2?|B, I (?:and|or) O|B-|begin.*inside.*outside)\b/, /\btoken/i],
    source: "sentence",
    ask: [
      "Label each token with B, I or O.",
      "[Tag|Label|Annotate] every token of the sentence with [B, I or O|BIO labels] for {types}.",
      "[Assign|Give] [each|every] token a label: B at the [start|beginning] of {a type}, I inside it, O [elsewhere|otherwise].",
      "[Turn|Convert] the sentence into BIO [format|labels] for mentions of {types}.",
      "[Mark|Show] where {types} begin (B), continue (I) or are absent (O)[, token by token|].",
      "[Produce|Write] the BIO sequence for {types} in [this|the] tokenised sentence.",
    ],
    how: [
      "[Write|Use] the pattern token : LABEL.",
      "[Keep|Do not merge or split] the tokens [as they are|given].",
      "Punctuation [is labelled|gets] O.",
      "The number of lines must [equal|match] the number of tokens.",
      "A mention of one word has [a B only|no I].",
    ],
    because:
      "[Every|Each] token gets a label [that marks spans|for its span], a [classic extraction task|form of information extraction].",
    draw(random) {
      const only = random.pick(["Disease", "Chemical"]);
      const marked = chemicalSentence(random).replace(/<(\w+)>(.*?)<\/\1>/g, (mark, label: string, words: string) =>
        label === only ? mark : words,
      );
      const { tokens, lines } = bioLines(marked, false);
      return {
        slots: { types: only === "Disease" ? "diseases" : "chemicals", type: only.toLowerCase() },
        input: tokens.join(" "),
        output: lines,
        shape: "lines",
      };
    },
  },
];
