import { conditions } from "#practice-model/facts/conditions.ts";
import { drugs } from "#practice-model/facts/drugs.ts";
import { comparators, studySettings } from "#practice-model/facts/studies.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { json } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Taking the design of studies out of their reports and protocols. */
export const evidenceExtraction: readonly Kind[] = [
  {
    name: "PICO extraction",
    category: "IE",
    also: ["pico element extraction", "evidence extraction", "study characteristics extraction"],
    signs: [/\bPICO\b|\bpopulation, intervention|\bparticipants?, interventions?/i, /\bcomparator|\boutcome/i],
    source: "abstract",
    ask: [
      "Extract the PICO elements.",
      "[Find|Identify] population, intervention, comparator and outcome [in|of] the [study|abstract].",
      "[Fill|Complete] the four PICO fields from the abstract [on|about] {people}.",
      "[Break|Split] the [study|report] into population, intervention, comparator and outcome.",
      "[Who was studied|Which people were studied], what was done, against what, and [what was measured|with which outcome]? Extract the PICO elements.",
      "[Code|Abstract] the trial of {intervention} by PICO[ for {destination}|].",
    ],
    how: [
      "[Copy|Keep] the [phrases|words] of the abstract.",
      "[Numbers|Results] do not belong to [any element|PICO].",
      "[Each|Every] element [once|occurs once].",
      "[Leave|Keep] the sample size out of the population.",
    ],
    because:
      "[The elements of a study are|Given elements are] found in an abstract and copied, so it is information extraction.",
    draw(random) {
      const study = random.pick(studySettings);
      const intervention = random.pick(study.interventions);
      const comparator = random.pick(comparators);
      return {
        slots: { people: study.people, intervention },
        input: say(
          random,
          "[In this randomised trial|In a parallel-group trial|Over two years], {n} {people} [received|were allocated to] {intervention} or {comparator}. [The primary outcome was|We measured] {outcome}. [Follow-up was complete in {kept}%|{kept}% completed the study].",
          {
            n: random.between(60, 900),
            people: study.people,
            intervention,
            comparator,
            outcome: study.outcome,
            kept: random.between(78, 98),
          },
        ),
        output: json({ population: study.people, intervention, comparator, outcome: study.outcome }),
        shape: "json",
        format: [
          "[Return|Write] a JSON object with population, intervention, comparator and outcome.",
          "[Answer|Reply] as a JSON object with four keys.",
        ],
      };
    },
  },
  {
    name: "eligibility criteria structuring",
    category: "IE",
    also: [
      "eligibility criteria extraction",
      "criteria parsing",
      "trial criteria structuring",
      "cohort definition extraction",
    ],
    signs: [
      /\b(?:eligibility|inclusion|exclusion)\b.*\bcriteri(?:a|on)\b.*\b(?:structure|extract|convert|turn|parse|fields|json|list|split|encode)|\b(?:structure|extract|convert|turn|parse|split|encode|take)\b.*\b(?:eligibility|inclusion|exclusion)\b/i,
      /\bcriteri/i,
    ],
    source: "protocol text",
    ask: [
      "Turn the eligibility criteria into structured fields.",
      "[Parse|Structure] the inclusion and exclusion criteria[ of this trial in {condition}|].",
      "[Extract|Take] age range, condition, limits and excluded medicines from the eligibility text.",
      "[Split|Divide] the eligibility paragraph into inclusion and exclusion criteria[, as data|].",
      "[Encode|Convert] the eligibility criteria [so that|in a form in which] a cohort query can use them.",
      "[Read|Go through] the protocol text and extract each inclusion and exclusion criterion.",
    ],
    how: [
      "[Keep|Copy] limits with their comparison sign.",
      "[Ages|The age limits] as two numbers.",
      "[A criterion|Anything] that excludes goes [to|under] exclusion.",
      "[Do not|Never] merge two criteria.",
    ],
    because:
      "[Free text criteria are|A protocol is] turned into fields without [adding anything|interpretation], [so it is extraction|which is information extraction].",
    draw(random) {
      const condition = random.pick(conditions);
      const drug = random.pick(drugs);
      const low = random.between(18, 50);
      const high = low + random.between(15, 35);
      const egfr = random.pick([30, 45, 60]);
      return {
        slots: { condition: condition.name },
        input: say(
          random,
          "[We will recruit|Eligible are] {people} aged {low} to {high} years with [confirmed|a documented diagnosis of] {condition}[ by {test}|]. [Excluded are people|We exclude those] with an eGFR below {egfr} or [current|recent] treatment with {drug}.",
          {
            people: condition.sex === "female" ? "women" : condition.sex === "male" ? "men" : "people",
            low,
            high,
            condition: condition.name,
            test: condition.test,
            egfr,
            drug: drug.name,
          },
        ),
        output: json({
          inclusion: [`age ${low} to ${high}`, condition.name],
          exclusion: [`eGFR < ${egfr}`, drug.name],
        }),
        shape: "json",
        format: [
          "[Return|Write] a JSON object with inclusion and exclusion.",
          "[Answer|Reply] as JSON with two lists, inclusion and exclusion.",
        ],
      };
    },
  },
  {
    name: "study result extraction",
    category: "IE",
    also: ["result extraction", "effect size extraction", "numerical result extraction"],
    signs: [
      /\b(?:effect (?:size|estimate)|confidence interval|hazard ratio|sample size)s?\b.*\b(?:extract|find|report|abstract|sentence|json)|\b(?:extract|find|pull|read|copy)\b.*\b(?:effect|interval|ratio|sample size)/i,
      /\binterval\b|\bestimate/i,
    ],
    source: "results sentence",
    ask: [
      "Extract the effect estimate and its confidence interval.",
      "[Find|Read] measure, estimate and confidence interval [in|from] the [sentence|result].",
      "[Pull|Take] the effect size for {outcome} [out of|from] the results[, with its interval|].",
      "[Record|Copy] the effect estimate, its interval and the sample size for {destination}.",
      "[Which|What] effect of {intervention} do the authors report? Extract the estimate with its confidence interval.",
      "[Collect|Gather] the numbers for [a meta-analysis|pooling]: effect estimate, lower limit, upper limit, sample size.",
    ],
    how: [
      "[Numbers|All numbers] as numbers, not as text.",
      "[Do not|Never] recalculate anything.",
      "[The|Take the] measure [as it is named|by its name in the text].",
      "[Ignore|Leave out] p values.",
    ],
    because:
      "[Reported numbers are|An estimate is] copied from a sentence into fields, [hence information extraction|which is extraction].",
    draw(random) {
      const study = random.pick(studySettings);
      const intervention = random.pick(study.interventions);
      const measure = random.pick(["hazard ratio", "odds ratio", "risk ratio"]);
      const estimate = 0.5 + random.fraction() * 0.7;
      const [low, high] = [estimate * 0.82, estimate * 1.22];
      const n = random.between(80, 1900);
      return {
        slots: { outcome: study.outcome, intervention },
        input: capital(
          say(
            random,
            "[among|in] {n} {people}, {intervention} [changed|affected] {outcome} ([adjusted |]{measure} {estimate}, 95% CI {low} to {high}[, p = 0.0{p}|]).",
            {
              n,
              people: study.people,
              intervention,
              outcome: study.outcome,
              measure,
              estimate: estimate.toFixed(2),
              low: low.toFixed(2),
              high: high.toFixed(2),
              p: random.between(1, 9),
            },
          ),
        ),
        output: json({
          measure,
          estimate: Number(estimate.toFixed(2)),
          lower: Number(low.toFixed(2)),
          upper: Number(high.toFixed(2)),
          n,
        }),
        shape: "json",
        format: [
          "[Return|Write] a JSON object with measure, estimate, lower, upper and n.",
          "[Answer|Reply] as one JSON object.",
        ],
      };
    },
  },
];
