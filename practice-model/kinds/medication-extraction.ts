import { type Drug, drugs } from "#practice-model/facts/drugs.ts";
import { say } from "#practice-model/grammar/phrase.ts";
import type { Random } from "#practice-model/grammar/random.ts";
import { bullets, json } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

const statuses = {
  continued: [
    "continues {drug} {dose} {frequency}",
    "was told to carry on with {drug} {dose} {frequency}",
    "remains on {drug} {dose} {frequency}",
  ],
  started: [
    "{drug} {dose} {frequency} was started",
    "{drug} {dose} {frequency} is new since this admission",
    "{drug} {dose} {frequency} was added for {use}",
  ],
  stopped: [
    "{drug} was stopped because of {harm}",
    "{drug} has been discontinued",
    "no longer takes {drug} after {harm}",
  ],
  changed: ["the dose of {drug} was raised to {dose} {frequency}", "{drug} was reduced to {dose} {frequency}"],
} as const;

type Status = keyof typeof statuses;

function mention(random: Random, drug: Drug, status: Status): string {
  const text = say(random, random.pick(statuses[status]), {
    drug: drug.name,
    dose: drug.dose,
    frequency: drug.frequency,
    use: drug.use,
    harm: random.pick(drug.harms),
  });
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const allergens = [
  ["penicillin", "an itchy rash"],
  ["latex", "swelling of the hands"],
  ["peanuts", "throat tightness"],
  ["co-trimoxazole", "a blistering rash"],
  ["iodinated contrast", "hives"],
  ["shellfish", "vomiting and hives"],
  ["codeine", "itching"],
  ["bee venom", "anaphylaxis"],
  ["adhesive tape", "redness of the skin"],
  ["erythromycin", "abdominal cramps"],
] as const;

/** Taking medicines and allergies out of a note. */
export const medicationExtraction: readonly Kind[] = [
  {
    name: "medication extraction",
    category: "IE",
    also: [
      "medication information extraction",
      "prescription extraction",
      "drug name and dose extraction",
      "medication list",
    ],
    signs: [
      /\b(?:extract|list|find|collect|tabulate|pull)\b.*\b(?:medic(?:ines?|ations?)|drugs?|prescriptions?)\b.*\b(?:dose|frequency|route|name)?/i,
      /\bmedic(?:ine|ation)s?\b|\bdose\b/i,
    ],
    source: "medication note",
    ask: [
      "Extract the medicines with dose, route and frequency.",
      "[List|Tabulate] [each|every] medicine in the note with its {fields}.",
      "[Find|Collect] the prescriptions in the [text|note] and [give|return] {fields} for each.",
      "[Build|Make] a structured medication list ({fields}) from the note[ for {destination}|].",
      "[Which|What] medicines does the patient take, and [how|in what way]? Extract {fields}.",
      "[Pull|Take] the {fields} of all medicines [out of|from] this [entry|note].",
    ],
    how: [
      "[Write|Copy] doses with their units.",
      "[Leave|Keep] a field [empty|null] if the note does not give it.",
      "[Do not|Never] correct a dose that looks [odd|unusual].",
      "[Use|Write] generic names as they [stand|appear].",
    ],
    because:
      "[Names and doses|Structured fields] are copied out of a note, [so it is information extraction|which is extraction of medication data].",
    draw(random) {
      const taken = random.sample(drugs, random.between(2, 4));
      const full = random.chance(0.6);
      const rows = taken.map((drug) => ({
        name: drug.name,
        dose: drug.dose,
        ...(full ? { route: drug.route } : {}),
        frequency: drug.frequency,
      }));
      const fields = full ? "name, dose, route and frequency" : "name, dose and frequency";
      const asJson = random.chance(0.6);
      return {
        slots: { fields },
        input: say(
          random,
          "[Current medicines|Takes at home|On admission|Regular prescriptions]: {list}. [No known allergies|Uses a pill box|Brought a list along|Last reviewed in spring].",
          {
            list: taken.map((drug) => `${drug.name} ${drug.dose} ${drug.route} ${drug.frequency}`).join("; "),
          },
        ),
        output: asJson ? json(rows) : rows.map((row) => Object.values(row).join(" | ")).join("\n"),
        shape: asJson ? "json" : "lines",
        format: asJson
          ? ["[Return|Answer with] a JSON array of objects.", "[Use|Give] JSON, one object a medicine."]
          : [
              "[Separate|Divide] the fields by a vertical bar, one medicine per line.",
              "[Write|Give] one medicine per line, fields divided by | signs.",
            ],
      };
    },
  },
  {
    name: "medication status",
    category: "IE",
    also: ["medication status extraction", "medication change extraction", "medication reconciliation"],
    signs: [
      /\bmedic(?:ine|ation)s?\b.*\b(?:status|started|stopped|continued|changed|discontinued)|\bstatus of (?:each|every|the) (?:medic|drug)/i,
      /\b(?:stopped|started|discontinued)\b/i,
    ],
    source: "discharge text",
    ask: [
      "Give the status of each medicine: started, continued, changed or stopped.",
      "[Classify|Label] [each|every] medicine in the text as started, continued, changed or stopped.",
      "[Reconcile|Sort] the medicines: which [were|are] started, continued, changed or stopped?",
      "[For|Against] [each|every] medicine [named|mentioned], [extract|note] whether it was started, continued, changed or stopped.",
      "Say what happened to [each|every] medicine [during|in] this stay: started, continued, changed or stopped.",
      "[Extract|Record] medication changes from the [discharge text|summary] with one status per medicine[: started, continued, changed or stopped|].",
    ],
    how: [
      "[A new dose|Any change of dose] means changed.",
      "[Give|Assign] exactly one status to each medicine.",
      "[Keep|Follow] the order of the text.",
      "[Reasons|Doses] are not [wanted|needed] in the output.",
    ],
    because:
      "Each medicine [named in|found in] a text gets its status [from the text|as documented]: [information extraction|extraction with a closed set of labels].",
    draw(random) {
      const taken = random.sample(drugs, random.between(3, 4));
      const named = taken.map((drug) => ({ drug, status: random.pick(Object.keys(statuses) as Status[]) }));
      const asJson = random.chance(0.5);
      return {
        input: named.map(({ drug, status }) => mention(random, drug, status)).join(" "),
        output: asJson
          ? json(Object.fromEntries(named.map(({ drug, status }) => [drug.name, status])))
          : named.map(({ drug, status }) => `${drug.name}: ${status}`).join("\n"),
        shape: asJson ? "json" : "lines",
        format: asJson
          ? [
              "[Return|Write] a JSON object [from|that maps] medicine to status.",
              "Use a JSON object with the medicines as keys.",
            ]
          : ["[Write|Use] the form medicine: status.", "Give medicine: status, a line each."],
      };
    },
  },
  {
    name: "allergy extraction",
    category: "IE",
    also: ["allergy information extraction", "allergies and reactions", "intolerance extraction"],
    signs: [/\ballerg(?:y|ies|ens?|ic)\b/i, /\breactions?\b|\bintoleran/i],
    source: "allergy entry",
    ask: [
      "Extract the allergies and reactions.",
      "[List|Find] [each|every] substance to which the patient [is allergic|has reacted], with the reaction.",
      "[Record|Extract] allergen and reaction [from|out of] the entry[ for {destination}|].",
      "To what is the patient allergic, and [how did it show|with which reaction]? [Extract|List] both.",
      "[Turn|Convert] the free-text allergy [entry|history] into pairs of allergen and reaction.",
      "[Pull|Take] allergies [out of|from] the text and [pair|match] each with [its|the] reaction.",
    ],
    how: [
      "[Substances|Things] that are tolerated [do not belong|are left out].",
      "[Keep|Copy] the patient's [words|description] of the reaction.",
      "[Do not|Never] add cross-reactions.",
      "[Food|Foods] and medicines count alike.",
    ],
    because:
      "[Allergens and reactions|Pairs] are taken from an entry [as they stand|word for word], so it is information extraction.",
    draw(random) {
      const found = random.sample(allergens, random.between(2, 3));
      const tolerated = random.pick(drugs.filter((drug) => drug.name !== "amoxicillin")).name;
      const input = `${found.map(([allergen, reaction]) => say(random, "[{^allergen}: {reaction}.|{^reaction} after {allergen} [in childhood|years ago|last spring].|Reacts to {allergen} with {reaction}.]", { allergen, reaction })).join(" ")} ${say(random, "[Tolerates|Has no problem with] {drug}.", { drug: tolerated })}`;
      const asJson = random.chance(0.5);
      return {
        input,
        output: asJson
          ? json(found.map(([allergen, reaction]) => ({ allergen, reaction })))
          : bullets(found.map(([allergen, reaction]) => `${allergen}: ${reaction}`)),
        shape: asJson ? "json" : "list",
        format: asJson
          ? ["[Return|Write] a JSON array with allergen and reaction."]
          : ["[Use|Write] a bulleted list in the form allergen: reaction."],
      };
    },
  },
];
