import { drugs } from "#practice-model/facts/drugs.ts";
import { encounterOf } from "#practice-model/grammar/encounter.ts";
import { patientOf } from "#practice-model/grammar/people.ts";
import { say } from "#practice-model/grammar/phrase.ts";
import { bullets, json, listed } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** What a text affirms, denies or leaves open, and what its words refer to. */
export const assertionExtraction: readonly Kind[] = [
  {
    name: "negation detection",
    category: "IE",
    also: ["negation", "negated findings", "negation extraction"],
    signs: [
      /\bnegat(?:ed|ion|ions)\b|\b(?:denied|denies|absent|ruled out)\b.*\b(?:findings?|symptoms?|list|extract)|\b(?:findings?|symptoms?)\b.*\b(?:denied|denies|absent|ruled out)/i,
      /\bdenie|\babsent/i,
    ],
    source: "note",
    ask: [
      "List the negated findings in the note.",
      "[Extract|Find] [every|each] [finding|symptom] that the note [denies|says is absent].",
      "[Which|What] symptoms are [denied|absent] [in the note|according to the note]? [List|Extract] them.",
      "[Separate|Pick out] what the patient does not have: [list|give] the [negated|absent] findings.",
      "[Detect|Identify] negation in the [clinical text|note] and [return|give] the findings [affected|that are negated].",
      "[Mark|Collect] the findings [under|in the scope of] words such as denies, no or without.",
    ],
    how: [
      "[Present|Affirmed] findings [must not appear|are left out].",
      "[Uncertain|Possible] findings are not negated.",
      "[Drop|Leave out] the negating word itself.",
      "[Keep|Use] the words of the note.",
    ],
    because:
      "Findings [with a property|that are denied] are taken out of a note, so it is [information extraction|extraction of negated findings].",
    draw(random) {
      const visit = encounterOf(random);
      const absent = [
        ...visit.absent,
        random.pick(["ankle oedema", "jaundice", "a new rash", "lymph node swelling"]),
      ].slice(0, 3);
      const [first, ...rest] = absent;
      const asJson = random.chance(0.5);
      return {
        input: say(
          random,
          "{^a who} with {present} for {duration}. [Denies|No|Reports no] {first}. [There is no|Without] {rest}. [On examination|The examiner found] {sign}.",
          {
            who: visit.patient.who,
            present: listed(visit.present),
            duration: visit.duration,
            first: first as string,
            rest: listed(rest, "or"),
            sign: visit.condition.sign,
          },
        ),
        output: asJson ? json(absent) : bullets(absent),
        shape: asJson ? "json" : "list",
        format: asJson
          ? ["[Return|Write] a JSON array.", "[Answer|Reply] with a JSON array of strings."]
          : ["[Return|Write] a bulleted list.", "Use a list with hyphens."],
      };
    },
  },
  {
    name: "assertion status",
    category: "IE",
    also: ["assertion classification", "uncertainty detection", "certainty of a finding", "concept assertion"],
    signs: [
      /\b(?:present, absent|affirmed|hypothetical|assertion|certainty|uncertain(?:ty)?)\b/i,
      /\bpossible\b|\bpresent\b/i,
    ],
    source: "sentence",
    ask: [
      "Is the problem present, absent, possible or hypothetical?",
      "[Assign|Give] the assertion status of {problem} in the sentence: present, absent, possible or hypothetical.",
      "[How certain is {problem} in the sentence?|State the certainty of {problem} in the sentence.] [Choose|Answer with] present, absent, possible or hypothetical.",
      "[Classify|Label] the mention of {problem} as present, absent, possible or hypothetical.",
      "[Read|Judge] the sentence: does it [affirm|assert], deny, suspect or only imagine {problem}? [Use|Answer with] present, absent, possible or hypothetical.",
      "[Decide|Determine] whether {problem} is present, absent, possible or hypothetical [here|for this patient].",
    ],
    how: [
      "[A differential diagnosis|Something suspected] is possible.",
      "[Instructions about|Words on] what to do if it occurs make it hypothetical.",
      "[Only|Just] this patient counts, not relatives.",
      "[Words|Cues] such as likely or cannot exclude mean possible.",
    ],
    because:
      "[The status of|How certain] a mention [in a text|is] has to be [read off|labelled], which belongs to information extraction.",
    draw(random) {
      const visit = encounterOf(random);
      const status = random.pick(["present", "absent", "possible", "hypothetical"] as const);
      const templates = {
        present:
          "[The biopsy confirmed|Findings are diagnostic of|He is being treated for|She is known to have] {problem}.",
        absent: "[There is no evidence of|The scan excluded|Work-up was negative for] {problem}.",
        possible:
          "[The picture is suspicious of|Cannot exclude|Differential includes|Findings raise the possibility of] {problem}.",
        hypothetical:
          "[Return at once if signs of|Should he develop|Call us if you notice features of] {problem}[ appear|][, come back|, seek help].",
      };
      return {
        slots: { problem: visit.condition.name },
        input: say(random, templates[status], { problem: visit.condition.name }),
        output: status,
        shape: "label",
      };
    },
  },
  {
    name: "coreference resolution",
    category: "IE",
    also: ["coreference", "anaphora resolution", "pronoun resolution"],
    signs: [/\bcorefer|\banaphor|\bpronoun|\b(?:refers?|referring|stands?) (?:to|for)\b/i, /\bmention/i],
    source: "passage",
    ask: [
      "To what does the marked expression refer?",
      "[Resolve|Work out] the reference of the [marked|bracketed] expression in the passage.",
      "[State|Say] which [earlier words|thing] the marked expression [refers to|stands for].",
      "[Find|Name] the antecedent of the [marked|bracketed] expression.",
      "[Link|Connect] the [bracketed|marked] words to the [mention|thing] [named before|they stand for].",
      "[In|Read] the passage[, |: ]which [drug|thing or person] is meant by the [bracketed|marked] words?",
    ],
    how: [
      "[Copy|Give] the antecedent as it [stands|is written].",
      "[Choose|Take] the nearest mention that [makes sense|fits in meaning].",
      "[Number|Grammar] and meaning must both fit.",
      "The expression stands in [double angle brackets|<< and >>].",
    ],
    because:
      "Mentions in a text are linked [to each other|with what they stand for], [so it is information extraction|a form of extraction].",
    draw(random) {
      const [first, second] = random.sample(drugs, 2);
      if (!first || !second) throw new RangeError("the table of drugs is too short");
      const patient = patientOf(random, [22, 84]);
      const isFirst = random.chance(0.5);
      const chosen = isFirst ? first : second;
      const expression = random.pick(["this medicine", "the drug", "it"]);
      return {
        input: isFirst
          ? say(
              random,
              "{^a who} took {first} for {use}. [After {n} weeks|{^n} days later] <<{expression}>> [was stopped|had to be stopped] because of {harm}, and {second} [took its place|was given instead].",
              {
                who: patient.who,
                first: first.name,
                second: second.name,
                use: first.use,
                harm: random.pick(first.harms),
                n: random.between(2, 30),
                expression,
              },
            )
          : say(
              random,
              "{^first} had [no effect|not helped], so {second} was given to the {who}. [After {n} days|Within {n} weeks] <<{expression}>> [caused|led to] {harm}.",
              {
                who: patient.who,
                first: first.name,
                second: second.name,
                harm: random.pick(second.harms),
                n: random.between(2, 30),
                expression,
              },
            ),
        output: chosen.name,
        shape: "short",
      };
    },
  },
];
