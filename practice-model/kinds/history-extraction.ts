import { conditions } from "#practice-model/facts/conditions.ts";
import { drugs } from "#practice-model/facts/drugs.ts";
import { patientOf } from "#practice-model/grammar/people.ts";
import { say } from "#practice-model/grammar/phrase.ts";
import { bullets, json } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

const relatives = [
  "mother",
  "father",
  "sister",
  "brother",
  "maternal grandmother",
  "paternal grandfather",
  "aunt",
  "uncle",
  "daughter",
  "son",
];
const occupations = [
  "bus driver",
  "retired teacher",
  "welder",
  "baker",
  "farmer",
  "nurse",
  "programmer",
  "carpenter",
  "hairdresser",
  "student",
  "shop assistant",
  "miner",
  "gardener",
  "cook",
];
const homes = [
  "lives alone",
  "lives with a partner",
  "lives with two children",
  "lives in sheltered housing",
  "shares a flat",
];

/** Time, family and way of life, taken out of a history. */
export const historyExtraction: readonly Kind[] = [
  {
    name: "temporal ordering of events",
    category: "IE",
    also: [
      "temporal information extraction",
      "timeline extraction",
      "temporal relation extraction",
      "event ordering",
      "chronology",
    ],
    signs: [
      /\btimeline|\bchronolog|\btemporal|\b(?:order|sequence|dates?) of (?:the )?events|\bin the order (?:in which|they)/i,
      /\bevents?\b|\bearliest/i,
    ],
    source: "history",
    ask: [
      "List the events of the history in chronological order.",
      "[Build|Make] a timeline of the events [in|from] the history.",
      "[Put|Sort] the events in the order in which they [happened|took place].",
      "[Extract|Find] the events with their times and [arrange|list] them from [first|earliest] to [last|latest].",
      "[Reconstruct|Restore] the chronology of [this|the] {topic} history.",
      "[What|Which event] came first, [and what followed|what next]? [Extract|List] the sequence of events.",
    ],
    how: [
      "[The text|The history] does not tell them in order.",
      "[Give|Write] the time with each event.",
      "[Merge|Combine] nothing; each event [stands alone|has a line].",
      "[Planned|Future] events come last.",
    ],
    because:
      "Events and times are [taken out of a text and ordered|extracted and put in order], [which is temporal information extraction|so it is extraction].",
    draw(random) {
      const condition = random.pick(conditions);
      const drug = random.pick(drugs);
      const first = random.between(6, 14);
      const events = [
        { time: `${first} months ago`, event: `onset of ${condition.symptoms[0]}` },
        { time: `${random.between(3, 5)} months ago`, event: `${drug.name} started` },
        { time: `${random.between(4, 8)} weeks ago`, event: random.pick(drug.harms) },
        { time: `${random.between(2, 6)} days ago`, event: condition.symptoms[1] },
        { time: "today", event: `${condition.test} arranged` },
      ];
      const told = random.sample(events, events.length);
      return {
        slots: { topic: random.pick([condition.specialty, "patient's", "outpatient"]) },
        input: told
          .map(({ time, event }) => say(random, "[{^time}: {event}.|{^event} ({time}).]", { time, event }))
          .join(" "),
        output: events.map(({ time, event }) => `${time}: ${event}`).join("\n"),
        shape: "lines",
      };
    },
  },
  {
    name: "family history extraction",
    category: "IE",
    also: ["family history", "pedigree information extraction", "relatives and illnesses"],
    signs: [
      /\bfamily history\b|\brelatives?\b.*\b(?:illness|condition|disease|diagnos)/i,
      /\brelatives?\b|\bpedigree/i,
    ],
    source: "family history",
    ask: [
      "Extract the family history as pairs of relative and illness.",
      "[List|Find] [each|every] relative with [the|an] illness [and the age at onset|named in the text], as pairs of relative and illness.",
      "[Which|What] relatives [have|had] which illness? [Extract|List] them.",
      "[Turn|Convert] the family history into pairs of relative and illness[ for {destination}|].",
      "[Record|Extract] relatives and their [illnesses|conditions] for [a pedigree|a genetics clinic].",
      "[Collect|Pull out] [all|the] illnesses in the family, [each with|together with] the relative [affected|concerned].",
    ],
    how: [
      "[The patient's own|Own] illnesses [do not belong here|are left out].",
      "[Healthy|Unaffected] relatives are [left out|omitted].",
      "[Keep|Mention] the side of the family where it is [given|stated].",
      "[Do not|Never] draw conclusions about inheritance.",
    ],
    because:
      "[Relatives and illnesses are|Facts about relatives are] copied from a history, [so it is information extraction|which is extraction].",
    draw(random) {
      const found = random
        .sample(
          conditions.filter((condition) => !condition.sex),
          random.between(2, 3),
        )
        .map((condition, i) => ({
          relative: relatives[(i * 3 + random.between(0, 2)) % relatives.length] as string,
          illness: condition.name,
          age: random.between(28, 82),
        }));
      const well = random.pick(["A cousin", "One half-sister", "A stepfather"]);
      const asJson = random.chance(0.5);
      return {
        input: `${found.map(({ relative, illness, age }) => say(random, "[{^relative} had {illness} at {age}.|{^illness} in {relative}, aged {age} at onset.|Her {relative} was diagnosed with {illness} at the age of {age}.]", { relative, illness, age })).join(" ")} ${well} is well.`,
        output: asJson
          ? json(found.map(({ relative, illness }) => ({ relative, illness })))
          : bullets(found.map(({ relative, illness }) => `${relative}: ${illness}`)),
        shape: asJson ? "json" : "list",
        format: asJson
          ? ["[Return|Write] a JSON array of objects with relative and illness."]
          : ["[Return|Write] a bulleted list in the form relative: illness."],
      };
    },
  },
  {
    name: "social history extraction",
    category: "IE",
    also: [
      "social history",
      "smoking status",
      "smoking status classification",
      "social determinants extraction",
      "lifestyle extraction",
    ],
    signs: [
      /\bsocial (?:history|determinants)|\bsmoking (?:status|history)|\b(?:alcohol|tobacco) use\b|\blifestyle\b/i,
      /\bsmok|\balcohol|\boccupation/i,
    ],
    source: "social history",
    ask: [
      "Extract smoking status, alcohol use, occupation and living situation.",
      "[Fill|Complete] the fields smoking, alcohol, occupation and living situation from the social history.",
      "Extract what the text [says|tells] about smoking, alcohol, work and home.",
      "[Summarise|Structure] the social history as four fields: smoking, alcohol, occupation, living situation.",
      "[Find|Record] lifestyle [facts|details] (smoking, alcohol, occupation, living situation) in the text.",
      "[Convert|Turn] the social history into structured fields[ for {destination}|].",
    ],
    how: [
      "[Smoking is|For smoking use] never, former or current.",
      "[Alcohol|Drinks] in units [a|per] week.",
      "[Write|Use] null for what is not [mentioned|stated].",
      "[Do not|Never] judge [the lifestyle|anyone].",
    ],
    because:
      "[Given fields are|A form is] filled from a [social history|text], [a plain extraction task|so it is information extraction].",
    draw(random) {
      const patient = patientOf(random, [19, 88]);
      const smoking = random.pick(["never", "former", "current"] as const);
      const units = random.between(0, 30);
      const occupation = random.pick(occupations);
      const home = random.pick(homes);
      const smokes = {
        never: "[Has never smoked|Lifelong non-smoker].",
        former: "[Stopped smoking {years} years ago|Ex-smoker, {packs} pack-years].",
        current: "[Smokes ten cigarettes a day|Smokes, {packs} pack-years].",
      }[smoking];
      return {
        input: `${say(random, "{^a who}, {occupation}, {home}.", { who: patient.who, occupation, home })} ${say(random, smokes, { years: random.between(2, 20), packs: random.between(8, 50) })} ${say(random, units ? "[Drinks about {units} units of alcohol a week|Alcohol: {units} units weekly]." : "[Drinks no alcohol|Teetotal].", { units })}`,
        output: json({ smoking, alcohol_units_per_week: units, occupation, living_situation: home }),
        shape: "json",
        format: ["[Return|Write] a JSON object.", "[Answer|Reply] with one JSON object.", "Use JSON."],
      };
    },
  },
];
