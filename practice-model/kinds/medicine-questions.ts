import { drugs } from "#practice-model/facts/drugs.ts";
import { capital } from "#practice-model/grammar/phrase.ts";
import { inWords, listed, withArticle } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Questions about one medicine, answered from the table of drugs. */
export const medicineQuestions: readonly Kind[] = [
  {
    name: "adverse effects of a drug",
    category: "QA",
    also: ["drug safety question", "side effects question", "pharmacology question", "drug information"],
    signs: [
      /\b(?:adverse|side) effects? (?:of|does|do|should|can)\b|\bharms?\b.*\b(?:known|expected|warning|drug|medicine)/i,
      /which (?:harms|adverse)/i,
    ],
    ask: [
      "What are the main adverse effects of {drug}?",
      "[Name|Give|State] {count} adverse effects of {drug}[, {a group},|] that [a prescriber|a nurse|a patient] should know [before the first dose|from the start|about].",
      "Which adverse effects [should|ought to] [lead|prompt] [a clinician|a prescriber|the team] to review treatment with {drug}?",
      "A patient [is about to start|has just been given|asks about] {drug} for {use}. Which [harms|unwanted effects|adverse effects] deserve a warning[, and what should be checked|]?",
      "[Describe|Outline|Summarise] the [typical|characteristic|best known] unwanted effects of {drug} and [say|mention] what should be [monitored|checked].",
      "[What can|How might] {drug} harm [someone who takes it|a patient who takes it|those who take it] for {use}?",
    ],
    how: [
      "[Begin|Start] with the [most dangerous|commonest|best known] effect.",
      "[Mention|Include] the check that [detects|picks up] harm [early|in time].",
      "[Leave out|Ignore] overdose and drug interactions.",
      "Assume [normal|ordinary] doses in [an adult|adults].",
      "[Say|Name] to which group of medicines it belongs.",
    ],
    because:
      "It [asks a direct question|wants facts] about the harms of a medicine, so [the answer counts and nothing is extracted or rewritten|it is question answering].",
    draw(random) {
      const drug = random.pick(drugs);
      const harms = random.sample(drug.harms, random.between(2, 3));
      return {
        slots: { drug: drug.name, group: drug.group, use: drug.use, count: inWords(harms.length) },
        input: "",
        output: `${capital(drug.name)} (${drug.group}) can cause ${listed(harms)}. During treatment, monitor ${drug.watch}.`,
        shape: "prose",
      };
    },
  },
  {
    name: "drug interactions",
    category: "QA",
    also: ["drug interaction question", "medication safety", "drug-drug interaction"],
    signs: [
      /\binteract|\bcombin(?:e|ed|ing|ation)\b.*\b(?:with|and)\b|\btaken together|co-prescri/i,
      /what (?:can|may) happen when/i,
    ],
    ask: [
      "What can happen when {drug} is combined with {other}?",
      "[Explain|Describe] the [risk|danger] of [giving|taking|prescribing] {drug} [together with|along with|alongside] {other}.",
      "A patient on {drug} for {use} [is prescribed|is now offered|has bought] {other}. [What is the concern|What should worry the prescriber|Is there a problem]?",
      "[Why|For what reason] should {other} be [avoided|used with care|added only with caution] in [a person|someone] who takes {drug}?",
      "[Check|Assess] the combination of {drug} and {other}: which interaction is [expected|known], and what should be [done|watched]?",
      "[Is it safe|Would it be safe] to take {drug} and {other} [on the same day|together|at the same time]? [Justify|Explain|Support] the answer.",
    ],
    how: [
      "[Name|State] the consequence [before|ahead of] the advice.",
      "[Suggest|Add] one [practical|sensible] precaution.",
      "[Leave|Keep] dosage tables out of it.",
      "[Consider|Think of] an adult without [other illness|organ failure].",
    ],
    because:
      "It [asks|puts a question about] what two medicines do together, so the [answer is a fact to be given|task is question answering].",
    draw(random) {
      const drug = random.pick(drugs);
      const [other, effect] = drug.clash;
      return {
        slots: { drug: drug.name, other, use: drug.use },
        input: "",
        output: `Taking ${drug.name} together with ${other} can cause ${effect}. Avoid the combination where possible; otherwise warn the patient and monitor ${drug.watch}.`,
        shape: "prose",
      };
    },
  },
  {
    name: "contraindications",
    category: "QA",
    also: ["contraindication question", "prescribing question"],
    signs: [/\bcontraindicat|must not be (?:used|given)|\bwho should not\b/i, /\bavoid(?:ed)?\b.*\bpatient/i],
    ask: [
      "Name a contraindication to {drug}.",
      "[In whom|In which patients] must {drug} not be [used|given], and [what may be lost|why does it matter]?",
      "A patient with {avoid} is to receive {drug} for {use}. [Is this appropriate|Should the order stand|Would you agree]?",
      "[State|Give] one [situation|condition] that [rules out|forbids] treatment with {drug}, {a group}.",
      "[Before|Ahead of] prescribing {drug}[, {a group}|], which [condition|finding] must be [excluded|ruled out]?",
      "[Tell|Explain to] {reader} who should not [take|be given] {drug}.",
    ],
    how: [
      "[Name|Mention] the medicine's group as well.",
      "[Add|Say] for what the medicine is normally used.",
      "One contraindication is enough[, if it is an important one|].",
      "[Do not|There is no need to] list interactions.",
    ],
    because:
      "It asks [for a fact|a closed question] about when a medicine must not be given, [hence question answering|which is answered from knowledge].",
    draw(random) {
      const drug = random.pick(drugs);
      return {
        slots: { drug: drug.name, group: drug.group, use: drug.use, avoid: drug.avoid },
        input: "",
        output: `${capital(drug.name)}, ${withArticle(drug.group)}, is normally given for ${drug.use}, but must not be used in a patient with ${drug.avoid}. Choose another treatment.`,
        shape: "prose",
      };
    },
  },
  {
    name: "mechanism of action",
    category: "QA",
    also: ["mechanism question", "basic pharmacology", "mechanism explanation"],
    signs: [/\bmechanism of action|how does .* work|\bmode of action|\bmolecular target/i, /\bmechanism\b/i],
    ask: [
      "How does {drug} work?",
      "[Explain|Describe|Outline] the mechanism of action of {drug}[ in {use}|].",
      "By what [mechanism|action] does {drug}[, {a group},|] [help in|benefit patients with|treat] {use}?",
      "[What is|Name] the molecular target of {drug}, and [what follows|which benefit follows] from acting on it?",
      "[Link|Connect] the mechanism of {drug} [to|with] its use in {use}.",
      "[Teach|Show] {reader} how {drug} [acts|works] at the level of the [cell|receptor or enzyme].",
    ],
    how: [
      "[Name|Mention] the class of the medicine.",
      "[Stop at|Go no further than] the mechanism; [adverse effects|doses] are not asked for.",
      "[Connect|Tie] the mechanism to one [clinical use|indication].",
      "[An analogy|A comparison] is [welcome|allowed] if it is accurate.",
    ],
    because:
      "It asks [how a medicine works|for a mechanism], [a question with one right answer|which is a factual question].",
    draw(random) {
      const drug = random.pick(drugs);
      return {
        slots: { drug: drug.name, group: drug.group, use: drug.use },
        input: "",
        output: `${capital(drug.name)} belongs to this group: ${drug.group}. It ${drug.action}, which explains its use for ${drug.use}.`,
        shape: "prose",
      };
    },
  },
  {
    name: "drug monitoring",
    category: "QA",
    also: ["monitoring question", "therapeutic drug monitoring", "treatment monitoring"],
    signs: [
      /\bmonitor(?:ed|ing)?\b.*\b(?:during|treatment|before|on)\b|\bbaseline tests?\b|\bwhich (?:tests|checks)\b/i,
      /\bmonitor/i,
    ],
    ask: [
      "What should be monitored during treatment with {drug}?",
      "[Which|What] [tests|checks] are needed [before and during|in the course of|throughout] treatment with {drug}?",
      "A [new|stable] patient takes {drug} {dose} {frequency} for {use}. [What|Which values] should be [monitored|checked regularly], and why?",
      "[List|Plan] the monitoring that {drug}, {a group}, [requires|calls for|needs].",
      "[Set out|Give] [a monitoring plan|the routine checks] for [a person|an adult] who [starts|takes] {drug}.",
      "[Why|For what reason] is [regular monitoring|follow-up testing] needed with {drug}, and what is [tested|followed]?",
    ],
    how: [
      "[Give|Name] the harm that each check [guards against|is meant to find].",
      "[Do not|You need not] [invent|give] exact intervals.",
      "[Mention|Include] what the patient should [report|watch for].",
      "[Assume|Suppose] that the patient is an adult [with no other disease|in stable health].",
    ],
    because:
      "It asks what has to be checked during a treatment: [a question answered from medical knowledge|a factual clinical question].",
    draw(random) {
      const drug = random.pick(drugs);
      return {
        slots: { drug: drug.name, group: drug.group, use: drug.use, dose: drug.dose, frequency: drug.frequency },
        input: "",
        output: `Monitor ${drug.watch}, because ${drug.name} can cause ${listed(drug.harms)}. Ask the patient to report new symptoms early.`,
        shape: "prose",
      };
    },
  },
];
