import { comparators, studySettings } from "#practice-model/facts/studies.ts";
import { say } from "#practice-model/grammar/phrase.ts";
import type { Kind } from "./kind.ts";

/** A hallmark of cancer, a sentence about it, and genes that are known for it. */
const hallmarks = [
  [
    "sustaining proliferative signalling",
    "[Constitutive activation|An activating mutation] of {gene} drives growth without any external signal.",
    ["EGFR", "KRAS", "BRAF", "PIK3CA"],
  ],
  [
    "evading growth suppressors",
    "[Loss|Inactivation] of {gene} lets cells enter the cycle in spite of inhibitory signals.",
    ["RB1", "CDKN2A", "PTEN"],
  ],
  [
    "resisting cell death",
    "Cells with high levels of {gene} survive treatment because apoptosis is blocked.",
    ["BCL2", "MCL1", "BCL2L1"],
  ],
  [
    "enabling replicative immortality",
    "{gene} [is reactivated|is expressed again] and telomeres no longer shorten.",
    ["TERT"],
  ],
  ["inducing angiogenesis", "Loss of {gene} raised VEGF and the density of new vessels in the tumour.", ["VHL"]],
  [
    "activating invasion and metastasis",
    "Silencing {gene} [reduced|almost abolished] migration through the membrane and lung metastases.",
    ["MET", "TWIST1", "SNAI1", "MMP9"],
  ],
  [
    "genomic instability and mutation",
    "Without {gene}, double-strand breaks persist and chromosomes rearrange.",
    ["BRCA1", "BRCA2", "ATM"],
  ],
  [
    "avoiding immune destruction",
    "Tumour cells that express {gene} suppress T cells and escape recognition.",
    ["CD274", "IDO1"],
  ],
  [
    "reprogramming energy metabolism",
    "Upregulation of {gene} keeps glycolysis high even where oxygen is plentiful.",
    ["HK2", "LDHA", "PKM"],
  ],
] as const;

/** Labelling sentences of research papers by what they say. */
export const textLabelling: readonly Kind[] = [
  {
    name: "abstract sentence classification",
    category: "IE",
    also: [
      "sentence role classification",
      "text classification",
      "rhetorical role classification",
      "sequential sentence classification",
    ],
    signs: [
      /\b(?:background|objective), methods?, results?|\brhetorical|\brole of (?:the|each) sentence|\bpart of (?:an|the) abstract\b/i,
      /\bsentence\b.*\babstract/i,
    ],
    source: "sentence",
    ask: [
      "Classify the sentence as background, methods, results or conclusion.",
      "[From|Out of] which part of an abstract does the sentence come: background, methods, results or conclusion?",
      "[Label|Tag] the rhetorical role of the sentence: background, methods, results, conclusion.",
      "[Assign|Match] the sentence to a part of an abstract (background, methods, results, conclusion).",
      "[This|The] sentence on {people} was [cut|torn] from an abstract. [Name|Give] its role: background, methods, results or conclusion.",
      "[Decide|Determine] whether the sentence gives background, methods, results or a conclusion.",
    ],
    how: [
      "[Numbers|Measured effects] point to results.",
      "[Aims|Statements of aim] count as background.",
      "[Advice|A recommendation] is a conclusion.",
      "[Judge|Look at] the verb and its tense.",
    ],
    because:
      "A sentence is labelled by [what it says|its role], [labelling of a text, hence information extraction|so it belongs to information extraction].",
    draw(random) {
      const study = random.pick(studySettings);
      const [role, template] = random.pick([
        ["background", "[Little is known about|Few studies have looked at] {intervention} in {people}."],
        [
          "methods",
          "{^people} were [randomised|allocated] to {intervention} or {comparator}[ and followed for one year|].",
        ],
        ["results", "{^outcome} [changed by {n}%|was {n}% better] with {intervention}."],
        ["conclusion", "{^intervention} [should|may] be offered to {people}."],
      ] as const);
      return {
        slots: { people: study.people },
        input: say(random, template, {
          people: study.people,
          outcome: study.outcome,
          intervention: random.pick(study.interventions),
          comparator: random.pick(comparators),
          n: random.between(4, 48),
        }),
        output: role,
        shape: "label",
      };
    },
  },
  {
    name: "hallmarks of cancer classification",
    category: "IE",
    also: ["hallmarks of cancer", "document classification", "topic classification", "cancer hallmark labelling"],
    signs: [/\bhallmark/i, /\bcancer\b|\btumour/i],
    source: "sentence",
    ask: [
      "Which hallmark of cancer does the sentence describe?",
      "[Assign|Match] the sentence to [one|a single] hallmark of cancer.",
      "[Name|Give] the hallmark of cancer that the finding on {gene} [illustrates|supports].",
      "[Classify|Label] this sentence of a cancer paper by [the hallmark|its hallmark of cancer].",
      "[Read|Consider] the finding and [choose|pick] the hallmark of cancer [it belongs to|behind it].",
      "[To|Under] which hallmark of cancer would you file the result [about|on] {gene}?",
    ],
    how: [
      "[Use|Take] the usual names of the hallmarks.",
      "[Judge|Decide] by the biological process, not by the gene.",
      "The [cell line|method] does not matter.",
      "[Choose|Name] the main one if several fit.",
    ],
    because:
      "A sentence is labelled by [what it reports|its content], [so it belongs to information extraction|which is extraction].",
    draw(random) {
      const [label, template, genes] = random.pick(hallmarks);
      const gene = random.pick<string>(genes);
      return { slots: { gene }, input: say(random, template, { gene }), output: label, shape: "label" };
    },
  },
  {
    name: "study design classification",
    category: "IE",
    also: ["study type classification", "evidence level classification", "publication type classification"],
    signs: [
      /\bstudy design\b|\b(?:type|design) of (?:the )?stud|\bwhat kind of study|\bevidence level/i,
      /\bdesign\b|\bcohort\b|\brandomi/i,
    ],
    source: "description",
    ask: [
      "Name the study design.",
      "[What|Which] study design was used[ to look at {intervention}|]?",
      "[Classify|Label] the study as randomised trial, cohort study, case-control study or cross-sectional survey.",
      "[Identify|Recognise] the study design [from|in] this description.",
      "[Read|Look at] how {people} were studied and [name|give] the study design.",
      "[Sort|File] the paper by study design[ for {purpose}|].",
    ],
    how: [
      "[Allocation|Random allocation] decides between trial and cohort.",
      "[Starting from|Selection by] the outcome means case-control.",
      "[One|A single] point in time means cross-sectional.",
      "[Ignore|Disregard] what the authors might call it.",
    ],
    because:
      "A description is labelled by [what it says|the design it reports], [so it belongs to information extraction|which is extraction].",
    draw(random) {
      const study = random.pick(studySettings);
      const intervention = random.pick(study.interventions);
      const [design, template] = random.pick([
        [
          "randomised trial",
          "{^people} were assigned [by computer|by lot] to {intervention} or {comparator}, and {outcome} was compared.",
        ],
        [
          "cohort study",
          "{^people} who [chose|happened to use] {intervention} and others who did not were followed for {n} years for {outcome}.",
        ],
        [
          "case-control study",
          "{^people} with a poor result in {outcome} and matched others with a good one were asked about earlier use of {intervention}.",
        ],
        [
          "cross-sectional survey",
          "{^n} hundred {people} answered one questionnaire on {intervention} and {outcome}[, all in the same week|].",
        ],
      ] as const);
      return {
        slots: { people: study.people, intervention },
        input: say(random, template, {
          people: study.people,
          outcome: study.outcome,
          intervention,
          comparator: random.pick(comparators),
          n: random.between(2, 9),
        }),
        output: design,
        shape: "label",
      };
    },
  },
];
