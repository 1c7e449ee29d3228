import { laboratoryTests } from "#practice-model/facts/laboratory.ts";
import { vitalsOf } from "#practice-model/grammar/encounter.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import { json } from "#practice-model/grammar/wording.ts";
import type { Kind } from "./kind.ts";

/** Tumours; where T follows from the size, `steps` are the largest sizes (mm) of T1, T2 and T3 (TNM, 8th edition, simplified). */
const tumours: readonly { organ: string; histology: string; paired: boolean; steps?: readonly number[] }[] = [
  { organ: "breast", histology: "invasive ductal carcinoma", paired: true, steps: [20, 50] },
  { organ: "lung", histology: "squamous cell carcinoma", paired: true, steps: [30, 50, 70] },
  { organ: "kidney", histology: "clear cell renal carcinoma", paired: true, steps: [70] },
  { organ: "colon", histology: "moderately differentiated adenocarcinoma", paired: false },
  { organ: "stomach", histology: "signet ring cell carcinoma", paired: false },
  { organ: "rectum", histology: "well differentiated adenocarcinoma", paired: false },
  { organ: "caecum", histology: "mucinous adenocarcinoma", paired: false },
];

/** Numbers and stages, taken out of a report. */
export const measurementExtraction: readonly Kind[] = [
  {
    name: "laboratory value extraction",
    category: "IE",
    also: ["lab value extraction", "lab result extraction", "test result extraction", "laboratory extraction"],
    signs: [
      /\b(?:extract|list|tabulate|find|collect|pull)\b.*\b(?:lab(?:oratory)?|test|blood) (?:results?|values?|tests?)/i,
      /\bvalues?\b|\bunits?\b/i,
    ],
    source: "report",
    ask: [
      "Extract the laboratory values with their units.",
      "[List|Tabulate] [each|every] laboratory test in the text with value and unit.",
      "[Find|Collect] the blood results and [return|give] test, value and unit.",
      "[Pull|Take] [all|the] test results [out of|from] the paragraph[, with units|].",
      "[Make|Build] a table of laboratory values from the [free text|report][ for {destination}|].",
      "[Which|What] laboratory values does the [text|report] give? Extract test, value and unit.",
    ],
    how: [
      "[Do not|Never] convert units.",
      "[Write|Copy] numbers as they [are given|stand].",
      "[Mark|Flag] nothing as high or low.",
      "[Keep|Use] the test names of the report.",
    ],
    because:
      "Values [with units are|and units are] copied from a report, [so it is information extraction|which is extraction].",
    draw(random) {
      const rows = random.sample(laboratoryTests, random.between(2, 4)).map((test) => {
        const number = random.chance(0.6) ? random.pick([test.raised, test.lowered]) : (test.low + test.high) / 2;
        const drift = (0.96 + 0.08 * random.fraction()) * number;
        return { test: test.name, value: Number(drift.toFixed(test.decimals)), unit: test.unit || null };
      });
      const asJson = random.chance(0.6);
      return {
        input: rows
          .map(({ test, value, unit }) =>
            say(random, "[{^test} {value}{unit}.|{^test} was {value}{unit}.|Measured {test}: {value}{unit}.]", {
              test,
              value,
              unit: unit ? ` ${unit}` : "",
            }),
          )
          .join(" "),
        output: asJson
          ? json(rows)
          : rows.map(({ test, value, unit }) => [test, value, unit ?? "-"].join(" | ")).join("\n"),
        shape: asJson ? "json" : "lines",
        format: asJson
          ? ["[Return|Write] a JSON array with test, value and unit."]
          : [
              "[Separate|Divide] test, value and unit by a vertical bar.",
              "[Write|Use] one line per test, divided by | signs.",
            ],
      };
    },
  },
  {
    name: "vital sign extraction",
    category: "IE",
    also: ["vital signs", "vital signs extraction", "observations extraction"],
    signs: [
      /\bvital signs?\b|\bobservations\b.*\b(?:extract|find|json)|\bblood pressure\b.*\bpulse\b/i,
      /\bpulse\b|\btemperature\b/i,
    ],
    source: "observation",
    ask: [
      "Extract the vital signs.",
      "[Find|Read] temperature, pulse, blood pressure, respiratory rate and saturation [in|from] the text.",
      "[Fill|Complete] a record of vital signs from the nurse's [entry|sentence].",
      "[Turn|Convert] the dictated observations into structured vital signs[ for {destination}|].",
      "[Collect|Take] the vital signs [from|out of] this [entry|line], [five in all|all five].",
      "[Structure|Encode] the observations: temperature, pulse, blood pressure, respiratory rate, saturation.",
    ],
    how: [
      "[Blood pressure|The pressure] stays a string such as 120/80.",
      "[Leave|Put] units out of the values.",
      "[Copy|Keep] the numbers unchanged.",
      "[Score|Grade] nothing.",
    ],
    because:
      "[Measured numbers|Observations] are read from a text into fields, [hence information extraction|so it is extraction].",
    draw(random) {
      const vitals = vitalsOf(random);
      return {
        input: capital(
          say(
            random,
            "[at triage|on arrival|this morning|after the infusion|before discharge]: [temperature|temp] {temperature} C, [pulse|HR] {pulse}, [blood pressure|BP] {pressure}, [breathing at|RR] {breaths}[ a minute|], [saturation|SpO2] {saturation}% [on air|in room air].",
            { ...vitals },
          ),
        ),
        output: json({
          temperature: Number(vitals.temperature),
          pulse: vitals.pulse,
          blood_pressure: vitals.pressure,
          respiratory_rate: vitals.breaths,
          saturation: vitals.saturation,
        }),
        shape: "json",
        format: ["[Return|Write] a JSON object.", "[Answer|Reply] as JSON.", "One JSON object is [expected|wanted]."],
      };
    },
  },
  {
    name: "tumour stage extraction",
    category: "IE",
    also: ["tumor staging", "tnm extraction", "pathology report extraction", "cancer staging extraction"],
    signs: [
      /\btumou?r\b.*\b(?:stage|size|grade|extract)|\bTNM\b|\bpT\b|\bpathology report\b/i,
      /\bpatholog|\bhistolog|\bmargin/i,
    ],
    source: "pathology report",
    ask: [
      "Extract site, histology, size, nodes and stage from the pathology report.",
      "[Fill|Complete] the cancer registry fields (site, histology, size, nodes, stage) from the pathology report.",
      "[Read|Structure] the pathology report: site, histology, tumour size, lymph nodes and TNM stage.",
      "[Find|Take] the TNM stage and the facts [behind|that support] it in the report[, as structured fields|].",
      "[Abstract|Code] this pathology report for {destination}: site, histology, size, nodes, stage.",
      "Extract what the report [says|states] about site, histology, size, nodes and stage.",
    ],
    how: [
      "[Size|The size] in millimetres.",
      "[Write|Give] nodes as positive/examined.",
      "[Do not|Never] derive a stage that is not [written|stated].",
      "[Margins|Margin status] can be ignored.",
    ],
    because: "[Fields of a registry|Given fields] are filled from a pathology report, which is information extraction.",
    draw(random) {
      const tumour = random.pick(tumours);
      const site = tumour.paired ? `${random.pick(["left", "right"])} ${tumour.organ}` : tumour.organ;
      const size = random.between(7, 78);
      const examined = random.between(6, 28);
      const positive = random.chance(0.45) ? 0 : random.between(1, 2);
      const steps = tumour.steps;
      const extent = steps ? 1 + steps.filter((step) => size > step).length : random.between(2, 3);
      const stage = `pT${extent} ${positive ? "pN1" : "pN0"}`;
      return {
        input: say(
          random,
          "[Specimen|Resection specimen]: {site}. [Diagnosis|Histology]: {histology}, {size} mm in greatest dimension. [Lymph nodes|Nodes]: {positive} of {examined} [contain tumour|positive]. Margins [clear|free by 4 mm]. Stage {stage}.",
          { site, histology: tumour.histology, size, positive, examined, stage },
        ),
        output: json({ site, histology: tumour.histology, size_mm: size, nodes: `${positive}/${examined}`, stage }),
        shape: "json",
        format: ["[Return|Write] a JSON object.", "[Answer|Reply] as one JSON object.", "Use JSON."],
      };
    },
  },
];
