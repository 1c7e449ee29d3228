import { conditions } from "#practice-model/facts/conditions.ts";
import { laboratoryTests } from "#practice-model/facts/laboratory.ts";
import { patientOf } from "#practice-model/grammar/people.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { listed } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

const letters = ["A", "B", "C", "D", "E"];

/** Questions whose answer follows from a short line of reasoning. */
export const reasoningQuestions: readonly Kind[] = [
  {
    name: "multiple choice with reasoning",
    category: "QA",
    also: ["multiple choice", "multiple choice question", "examination question", "board-style question", "mcq"],
    signs: [
      /\bmultiple[- ]choice|\bchoose the (?:correct|best|most likely) (?:option|answer)|\boptions? [A-E]\b|\bwhich (?:option|letter)/i,
      /\boption|\bletter\b/i,
    ],
    source: "question",
    ask: [
      "Choose the best option and explain the choice.",
      "[Answer|Solve] this multiple choice question [about|from] {specialty} and [give the reason|explain why] [the chosen letter is right|it is right].",
      "[Pick|Select|Choose] the most likely diagnosis from options A to {last}[, then justify it|, and support the letter with the findings].",
      "[Work through|Read] the vignette and [name|state] the letter of the [correct|best] option, [with|followed by] [a short reason|the decisive finding].",
      "[Which|Decide which] of the {number} options [fits|explains] the presentation best[, and say why|]?",
      "[Mark|Name] the correct option of this [examination|practice] question for {specialty}, and [tell|show] which finding [decides it|settles it].",
    ],
    how: [
      "[Begin|Start] with the letter.",
      "[Say|Add] why one [tempting|close] alternative is wrong.",
      "[Quote|Name] the finding that [decides|points the way].",
      "Only one option is [right|correct].",
      "[Reason|Argue] from the [vignette|findings], not from [how common a disease is|prevalence alone].",
    ],
    because:
      "A question with [given options has one right letter|options to choose from], which is [question answering by multiple choice|multiple choice answering].",
    draw(random) {
      const condition = random.pick(conditions);
      const patient = patientOf(random, condition.ages, condition.sex);
      const wrong = random.sample(condition.mimics, random.between(3, 4));
      const right = random.between(0, wrong.length);
      const options = [...wrong.slice(0, right), condition.name, ...wrong.slice(right)];
      const [first, second] = random.sample(condition.symptoms, 2);
      const slots = { who: patient.who, first: first as string, second: second as string, sign: condition.sign };
      const stem = say(
        random,
        "{^a who} [presents with|comes because of|reports] {first} and {second}. [Examination shows|On examination there is|The examiner finds] {sign}. What is the most likely diagnosis?",
        slots,
      );
      const input = `${stem}\n${options.map((option, i) => `${letters[i]}. ${capital(option)}`).join("\n")}`;
      return {
        slots: { specialty: condition.specialty, last: letters[wrong.length] as string, number: wrong.length + 1 },
        input,
        output: `${letters[right]}. ${capital(condition.name)}. The ${patient.age}-year-old has ${first} and ${second} with ${condition.sign}; ${condition.test} would confirm it by showing ${condition.shows}. ${capital(wrong[0] as string)} would not explain this sign.`,
        shape: "prose",
      };
    },
  },
  {
    name: "laboratory interpretation",
    category: "QA",
    also: ["lab interpretation", "lab result question", "laboratory result question", "interpretation of results"],
    signs: [
      /\binterpret\b.*\b(?:result|value|laborator|lab|blood|level)|\b(?:result|value)s? (?:mean|suggest|indicate)|\bwhat does (?:a|an|this) .* (?:of|result)/i,
      /\breference (?:range|interval)|\babnormal (?:result|value)/i,
    ],
    source: "result",
    ask: [
      "What does this laboratory result suggest?",
      "[Interpret|Comment on] {a test} of {value} in {a who}[ with {complaint}|].",
      "[Is {a test} of {value} low, normal or high, and what does it suggest?|Decide whether {a test} of {value} is low, normal or high, and give the likely meaning.]",
      "[Explain|Tell] {reader} what {a test} of {value} [means|may mean][ in {a who}|].",
      "A result comes back: {test} {value}. [Which causes should be considered|What lies behind it], [and what is the reference range|given the usual range]?",
      "[Set|Place] the value {value} for {test} against its reference range and [name|suggest] [likely causes|an explanation].",
    ],
    how: [
      "[Quote|Give] the reference range [used|that you assume].",
      "[Mention|Consider] a sampling error [where|if] it is plausible.",
      "[Ask|Call] for [a repeat|confirmation] before [any treatment|acting].",
      "[Link|Relate] the value to the patient's [age|situation] [only where it matters|if relevant].",
    ],
    because:
      "The [value has to be explained|meaning of a result is asked], [a question answered by knowledge|so this is question answering].",
    draw(random) {
      const test = random.pick(laboratoryTests);
      const direction = random.pick(["low", "normal", "high", "high", "low"]);
      const spread = test.high - test.low;
      const number =
        direction === "high"
          ? test.raised + (test.raised - test.high) * 0.4 * (random.fraction() - 0.5)
          : direction === "low"
            ? test.lowered + (test.low - test.lowered) * 0.4 * (random.fraction() - 0.5)
            : test.low + spread * (0.25 + 0.5 * random.fraction());
      const value = `${Math.max(0, number).toFixed(test.decimals)}${test.unit ? ` ${test.unit}` : ""}`;
      const patient = patientOf(random, [24, 86]);
      const complaint = random.pick([
        "fatigue",
        "weakness",
        "a routine check",
        "new ankle swelling",
        "weight loss",
        "palpitations",
        "nausea",
        "no symptoms",
      ]);
      const meaning =
        direction === "normal"
          ? "This is within the usual range."
          : `This is ${direction} and suggests ${direction === "high" ? test.highMeans : test.lowMeans}.`;
      const unit = test.unit ? ` ${test.unit}` : "";
      return {
        slots: { test: test.name, value, who: patient.who, complaint },
        input: random.chance(0.55) ? `${capital(patient.who)}, ${complaint}.\n${capital(test.name)}: ${value}` : "",
        output: `The usual range of ${test.name} is ${test.low} to ${test.high}${unit}. ${meaning} Repeat an unexpected value before acting on it.`,
        shape: "prose",
      };
    },
  },
  {
    name: "trial eligibility decision",
    category: "QA",
    also: ["trial eligibility", "clinical trial eligibility", "patient-trial matching", "eligibility assessment"],
    signs: [
      /\beligib(?:le|ility)\b.*\b(?:patient|decide|candidate|whether|join|enter)|\b(?:patient|candidate)\b.*\beligib|\b(?:may|can|could) .* (?:join|enter|enrol)/i,
      /\binclusion|\bexclusion/i,
    ],
    source: "description of patient and trial",
    ask: [
      "Decide whether the patient is eligible for the trial.",
      "[Compare|Match] the patient with the trial's criteria and [state|decide] whether [he or she may enrol|enrolment is possible].",
      "[May|Can] this {who} [join|enter] the trial of {condition}? [Go through|Check] [each criterion|the criteria one by one].",
      "[Assess|Judge] the eligibility of {a who} for the trial [described|outlined], [criterion by criterion|with the reason].",
      "[Screen|Check] the candidate against inclusion and exclusion criteria and [report|give] the decision[ with its reason|].",
      "A coordinator asks [whether|if] the patient [qualifies|is eligible] for a study in {condition}. [Answer|Decide] and [name the criterion that decides|explain].",
    ],
    how: [
      "[Name|Quote] the criterion that [decides|tips the balance].",
      "[Answer|Begin with] eligible or not eligible[, then explain|].",
      "[Missing|Absent] information counts as not met.",
      "[Do not|Never] stretch a limit, [not even|even] by one year.",
    ],
    because:
      "It asks for a [decision with a reason about|yes-or-no answer on] one patient, which is [question answering over given facts|answering a question].",
    draw(random) {
      const condition = random.pick(conditions);
      const patient = patientOf(random, condition.ages, condition.sex);
      const low = Math.min(75, Math.max(18, patient.age - random.between(-4, 12)));
      const high = Math.min(90, low + random.between(15, 35));
      const egfr = random.between(22, 96);
      const limit = random.pick([30, 45, 60]);
      const failures = [
        ...(patient.age < low || patient.age > high ? [`age ${patient.age} lies outside ${low} to ${high} years`] : []),
        ...(egfr < limit ? [`the eGFR of ${egfr} is below ${limit}`] : []),
      ];
      return {
        slots: { who: patient.who, condition: condition.name },
        input: `Patient: ${patient.who} with ${condition.name}, eGFR ${egfr} mL/min/1.73 m2, no other active disease.\nInclusion: age ${low} to ${high} years; confirmed ${condition.name}.\nExclusion: eGFR below ${limit} mL/min/1.73 m2; pregnancy.`,
        output: failures.length
          ? `Not eligible: ${listed(failures)}.`
          : `Eligible: the age of ${patient.age} lies within ${low} to ${high} years, ${condition.name} is confirmed, and the eGFR of ${egfr} is not below ${limit}.`,
        shape: "short",
      };
    },
  },
];
