import { drugs } from "#practice-model/facts/drugs.ts";
import { genes } from "#practice-model/facts/genetics.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { json } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Saying how two things named in a sentence are related. */
export const relationExtraction: readonly Kind[] = [
  {
    name: "gene-disease relation",
    category: "IE",
    also: [
      "gene disease relation extraction",
      "relation extraction",
      "association extraction",
      "gene-disease association",
    ],
    signs: [
      /\b(?:gene|@GENE\$)\b.*\b(?:disease|@DISEASE\$)\b.*\b(?:relat|associat|positive|link)|\b(?:relation|association) between (?:the|a) gene/i,
      /\brelation|\bassociation/i,
    ],
    source: "sentence",
    ask: [
      "Is the gene associated with the disease? Answer Positive or Negative.",
      "[Decide|Judge] whether the sentence [states|asserts] an association between the gene and the disease: Positive or Negative.",
      "[Classify|Label] the relation of @GENE$ and @DISEASE$ in the sentence as Positive or Negative.",
      "[Does the statement link the masked gene to the masked disease?|Say whether the sentence links the masked gene with the masked disease.] [Reply|Answer] Positive or Negative.",
      "[Read|Weigh] the claim about @GENE$ and @DISEASE$ and [mark|label] it Positive (associated) or Negative (not associated).",
      "[Extract|Determine] the gene-disease relation that the authors [report|claim]: Positive or Negative.",
    ],
    how: [
      "[A denial|An explicit denial] of an association is Negative.",
      "[Hedged|Cautious] claims of an association are Positive.",
      "[The masks|@GENE$ and @DISEASE$] stand for the names.",
      "[Do not|Never] guess which gene is masked.",
    ],
    because:
      "[The|A] relation between two entities is [read off|taken from] a sentence, so it is [relation extraction|information extraction].",
    draw(random) {
      const gene = random.pick(genes);
      const positive = random.chance(0.55);
      const template = positive
        ? "[Variants|Rare variants|Polymorphisms] of @GENE$ [were|are] [significantly |strongly |]associated with @DISEASE$ in [a cohort of {n} patients|{n} families|our population]."
        : "[We found no|There was no] [association|relation] between @GENE$ and @DISEASE$ in [{n} cases|a case-control study of {n} subjects][, although @GENE$ encodes a protein that {role}|].";
      return {
        input: capital(say(random, template, { n: random.between(60, 2400), role: gene.role })),
        output: positive ? "Positive" : "Negative",
        shape: "label",
      };
    },
  },
  {
    name: "drug and adverse effect relation",
    category: "IE",
    also: [
      "adverse drug event extraction",
      "drug adverse effect extraction",
      "pharmacovigilance extraction",
      "causal relation extraction",
      "chemical-disease relation",
    ],
    signs: [
      /\b(?:pairs?|relations?|links?|triples?)\b.*\b(?:drug|medicine|adverse)|\badverse (?:drug )?(?:events?|effects?|reactions?)\b.*\b(?:report|sentence|narrative|text)|\bwhich (?:drug|medicine) caused/i,
      /\bcaus(?:ed|es|al)\b|\badverse/i,
    ],
    source: "report",
    ask: [
      "Extract the pairs of drug and adverse effect from the report.",
      "[Link|Connect] [each|every] adverse effect in the report [to|with] the medicine that [caused|is blamed for] it.",
      "[Which|What] medicine [caused|led to] which [adverse effect|harm]? [Extract|List] the pairs.",
      "[Find|Identify] the causal relations between medicines and [harms|adverse effects] in this [safety report|narrative].",
      "[Turn|Convert] the [safety narrative|report] into pairs of medicine and adverse effect[ for {destination}|].",
      "[From|Out of] the narrative, [take|draw] only the medicines that are [blamed|suspected], each with the effect [it caused|attributed to it].",
    ],
    how: [
      "[Leave out|Ignore] medicines that caused [nothing|no harm].",
      "[A symptom|An illness] treated by a medicine is not its adverse effect.",
      "[Use|Keep] the [names|words] of the report.",
      "[Timing|Mere sequence in time] alone does not [prove|make] a relation.",
    ],
    because:
      "[Pairs of|Related] entities are extracted from a narrative, [so relation extraction|which is information extraction].",
    draw(random) {
      const [first, second, third] = random.sample(drugs, 3);
      if (!first || !second || !third) throw new RangeError("the table of drugs is too short");
      const harms = [random.pick(first.harms), random.pick(second.harms)] as const;
      const input = say(
        random,
        "[The patient|A patient of {age}] took {first} for {use} and {third} for {thirdUse}. [After {n} days|Within {n} days] {first} [caused|led to] {harm}. {^second} was [added|started]; [it brought on|it was stopped because of] {other}. {^third} was [well tolerated|continued without problems].",
        {
          age: random.between(24, 84),
          n: random.between(2, 40),
          first: first.name,
          second: second.name,
          third: third.name,
          use: first.use,
          thirdUse: third.use,
          harm: harms[0],
          other: harms[1],
        },
      );
      const pairs = [
        { drug: first.name, effect: harms[0] },
        { drug: second.name, effect: harms[1] },
      ];
      const asJson = random.chance(0.6);
      return {
        input,
        output: asJson ? json(pairs) : pairs.map((pair) => `${pair.drug} -> ${pair.effect}`).join("\n"),
        shape: asJson ? "json" : "lines",
        format: asJson
          ? [
              "[Return|Write] a JSON array of objects with the keys drug and effect.",
              "Use JSON with drug and effect as keys.",
            ]
          : ["[Write|Use] the form medicine -> effect.", "[Write|Give] each pair as medicine -> effect."],
      };
    },
  },
];
