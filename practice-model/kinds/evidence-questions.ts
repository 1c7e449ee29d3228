import { comparators, studySettings } from "#practice-model/facts/studies.ts";
import { capital } from "#practice-model/grammar/phrase.ts";
import type { Kind } from "./kind.ts";

/** Questions that a short report of a study, made up for the purpose, answers. */
export const evidenceQuestions: readonly Kind[] = [
  {
    name: "yes/no question on an abstract",
    category: "QA",
    also: ["yes/no question", "abstract question answering", "yes no maybe", "biomedical research question"],
    signs: [
      /\byes,? no(?:,)? or maybe|\byes or no\b|\byes\/no|\banswer (?:with )?yes/i,
      /\babstract\b.*\bquestion|\bquestion\b.*\babstract/i,
    ],
    source: "abstract",
    ask: [
      "Answer the question with yes, no or maybe.",
      "[Does {intervention} improve {outcome} in {people}?|Decide from the abstract whether {intervention} improves {outcome} in {people}.] Answer yes, no or maybe.",
      "[Read|Use] the abstract and answer yes, no or maybe: is {intervention} better than {comparator}[ for {people}|]?",
      "[Judge|Say] by the [reported|given] results, with yes, no or maybe, whether {intervention} [changed|affected] {outcome}.",
      "[Answer|Settle] the research question about {intervention} [on the basis of|from] the findings: yes, no or maybe?",
      "[Do the results show a benefit of {intervention} over {comparator}?|Judge whether the results prove a benefit of {intervention} over {comparator}[ in {people}|].] Reply yes, no or maybe, with [one|a] reason.",
    ],
    how: [
      "[Look at|Consider] the confidence interval[, not only at the means|].",
      "[Choose|Take] maybe where the interval [includes|crosses] no difference but is wide.",
      "[Do not|Never] use other studies.",
      "[Give|Add] the number that [decides|supports it].",
    ],
    because:
      "A [research question|closed question] is answered with yes, no or maybe [from an abstract|on the evidence given], so it is question answering.",
    draw(random) {
      const study = random.pick(studySettings);
      const intervention = random.pick(study.interventions);
      const comparator = random.pick(comparators);
      const size = random.between(60, 900);
      const verdict = random.pick(["yes", "no", "maybe"] as const);
      const width = verdict === "maybe" ? 9 : 2;
      const effect =
        verdict === "yes"
          ? 2.5 + random.fraction() * 6
          : verdict === "maybe"
            ? 2 + random.fraction() * 3
            : random.fraction() * 0.8;
      const interval = `${(effect - width).toFixed(1)} to ${(effect + width).toFixed(1)}`;
      return {
        slots: { intervention, comparator, outcome: study.outcome, people: study.people },
        input: `Question: Does ${intervention} improve ${study.outcome}?\nAbstract: We assigned ${size} ${study.people} to ${intervention} or ${comparator}. The groups differed in ${study.outcome} by ${effect.toFixed(1)} points in favour of ${intervention} (95% confidence interval ${interval}).`,
        output:
          verdict === "yes"
            ? `Yes: the difference of ${effect.toFixed(1)} points has an interval that excludes no difference (${interval}).`
            : verdict === "no"
              ? `No: the difference is small and its narrow interval (${interval}) includes no difference.`
              : `Maybe: the estimate favours ${intervention}, but the wide interval (${interval}) includes no difference.`,
        shape: "short",
      };
    },
  },
  {
    name: "study statistics",
    category: "QA",
    also: [
      "statistics question",
      "number needed to treat",
      "diagnostic accuracy",
      "evidence-based medicine calculation",
    ],
    signs: [
      /\bnumber needed to treat|\bsensitivity|\bspecificity|\bpredictive value|\brisk (?:reduction|ratio)|\blikelihood ratio/i,
      /\bcalculate|\bcompute|\bwork out/i,
    ],
    source: "table of counts",
    ask: [
      "Calculate {measure} from the counts given.",
      "[Work out|Compute|Find] {measure} and [explain|say in words] what it means[ for {reader}|].",
      "[From|Given] the [table of results|numbers below], [what is {measure}?|derive {measure}.] Show the [steps|working].",
      "[Help|Assist] {expert} to [calculate|obtain] {measure}[, step by step|, with the formula].",
      "[Use|Take] the four counts to [find|determine] {measure}, [rounded to one decimal|to one decimal place].",
      "[Check|Verify] by calculation: {measure} for this study[, and its meaning|].",
    ],
    how: [
      "[Write|Show] the formula [first|before the numbers].",
      "[State|Give] the unit or say that there is none.",
      "[Do not|Never] round before the last step.",
      "[Explain|Say] in one sentence how [a clinician|a reader] would use it.",
    ],
    because:
      "A [number is asked for and can be checked|calculation with one right result is wanted], so it is question answering.",
    draw(random) {
      if (random.chance(0.5)) {
        const [sick, well] = [random.between(40, 200), random.between(80, 600)];
        const truePositive = Math.round(sick * (0.6 + 0.38 * random.fraction()));
        const trueNegative = Math.round(well * (0.6 + 0.38 * random.fraction()));
        const falsePositive = well - trueNegative;
        const [measure, top, bottom] = random.pick([
          ["sensitivity", truePositive, sick],
          ["specificity", trueNegative, well],
          ["positive predictive value", truePositive, truePositive + falsePositive],
          ["negative predictive value", trueNegative, trueNegative + sick - truePositive],
        ] as const);
        return {
          slots: { measure: `the ${measure}` },
          input: `True positives ${truePositive}, false positives ${falsePositive}, false negatives ${sick - truePositive}, true negatives ${trueNegative}.`,
          output: `${capital(measure)} = ${top} / ${bottom} = ${((100 * top) / bottom).toFixed(1)}%.`,
          shape: "short",
        };
      }
      const size = random.between(100, 800);
      const control = Math.round(size * (0.12 + 0.2 * random.fraction()));
      const treated = Math.max(1, Math.round(control * (0.4 + 0.45 * random.fraction())));
      const difference = (control - treated) / size;
      return {
        slots: {
          measure: random.pick([
            "the number needed to treat",
            "the absolute risk reduction and the number needed to treat",
          ]),
        },
        input: `Control group: ${control} events in ${size} patients. Treated group: ${treated} events in ${size} patients.`,
        output: `Absolute risk reduction = ${control}/${size} - ${treated}/${size} = ${(100 * difference).toFixed(1)} percentage points; number needed to treat = 1 / ${difference.toFixed(3)} = ${Math.ceil(1 / difference - 1e-9)}.`,
        shape: "short",
      };
    },
  },
];
