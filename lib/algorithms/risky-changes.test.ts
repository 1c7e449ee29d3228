import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "./fixtures/any-text.ts";
import { findDataSample, nameWithData } from "./fixtures/data-samples.ts";
import { processorTime } from "./fixtures/processor-time.ts";
import { harmfulEdits, harmlessEdits, syntheticEdits } from "./fixtures/synthetic-edits.ts";
import { riskyChanges, riskyKinds } from "./risky-changes.ts";

const called = (before: string, after: string) =>
  riskyChanges(before, after).map((change) => `${change.kind}: ${change.before ?? "-"} > ${change.after ?? "-"}`);

describe("changes that may matter clinically", () => {
  it.each([
    ["Give 5 mg.", "Give 50 mg.", "dose: 5 mg > 50 mg"],
    ["Give 0.5 mg", "Give 5 mg", "dose: 0.5 mg > 5 mg"],
    ["Give .5 mg", "Give 5 mg", "dose: .5 mg > 5 mg"],
    ["Give five mg", "Give fifty mg", "dose: five mg > fifty mg"],
    ["Give ５ mg", "Give ６ mg", "dose: ５ mg > ６ mg"],
    ["Take 5-10 mg", "Take 5-20 mg", "dose: 5-10 mg > 5-20 mg"],
    ["May 5 mg help?", "May 6 mg help?", "dose: 5 mg > 6 mg"],
    ["1.000 units", "1,000 units", "dose: 1.000 units > 1,000 units"],
    ["Take 10 mg today.", "Take the drug today.", "dose: 10 mg > -"],
    ["Take the drug today.", "Take 10 mg of the drug today.", "dose: - > 10 mg"],
    ["Take 5 mg bid", "Take 5 mg tid", "dose: bid > tid"],
    ["every 8 hours", "every 12 hours", "dose: every 8 hours > every 12 hours"],
    ["q8h", "q12h", "dose: q8h > q12h"],
    ["Take 5 mg once daily.", "Take 5 mg.", "dose: once daily > -"],
    ["as 5 mg daily", "as 5 mg weekly", "dose: daily > weekly"],
    ["10% of patients", "100% of patients", "number: 10% > 100%"],
    ["at -5 °C", "at 5 °C", "number: -5 °C > 5 °C"],
    ["120/80 mmHg", "130/80 mmHg", "number: 120/80 mmHg > 130/80 mmHg"],
    ["stage II disease", "stage III disease", "number: II > III"],
    ["10^9/L", "10^6/L", "number: 10^9 > 10^6"],
    ["a ratio of 3·8", "a ratio of 38", "number: 3·8 > 38"],
    ["5 million cells", "5 thousand cells", "number: 5 million cells > 5 thousand cells"],
    ["give 5 mg", "give 5 g", "unit: 5 mg > 5 g"],
    ["give 5 mcg", "give 5 mg", "unit: 5 mcg > 5 mg"],
    ["5 mg/kg/day", "5 mg/kg", "unit: 5 mg/kg/day > 5 mg/kg"],
    ["5 mmol/L", "5 mg/dL", "unit: 5 mmol/L > 5 mg/dL"],
    ["a 5 mM buffer", "a 5 mm buffer", "unit: 5 mM > 5 mm"],
    ["for 3 weeks", "for 3 days", "unit: 3 weeks > 3 days"],
    ["measured in mg", "measured in mcg", "unit: mg > mcg"],
    ["on 12 March 2020", "on 13 March 2020", "date: 12 March 2020 > 13 March 2020"],
    ["on 2020-01-02", "on 2020-01-03", "date: 2020-01-02 > 2020-01-03"],
    ["no evidence of cancer", "evidence of cancer", "negation: no evidence > evidence"],
    ["evidence of cancer", "no evidence of cancer", "negation: evidence > no evidence"],
    ["He denies chest pain", "He reports chest pain", "negation: denies chest > reports chest"],
    ["without fever", "with fever", "negation: without fever > with fever"],
    ["absence of disease", "presence of disease", "negation: absence of > presence of"],
    ["It isn't safe", "It is safe", "negation: isn't safe > is safe"],
    ["neither A nor B", "A and B", "negation: neither A > A"],
    ["a non-smoker", "a smoker", "negation: non-smoker > smoker"],
    ["unstable angina", "stable angina", "negation: unstable > stable"],
    ["asymptomatic", "symptomatic", "negation: asymptomatic > symptomatic"],
    ["at least 5 mg", "at most 5 mg", "comparison: at least 5 mg > at most 5 mg"],
    ["more than 5 days", "5 days", "comparison: more than 5 days > 5 days"],
    ["BMI > 30", "BMI < 30", "comparison: > 30 > < 30"],
    ["p <.05", "p >.05", "comparison: <.05 > >.05"],
    ["aged 65 or older", "aged 65 or younger", "comparison: 65 or older > 65 or younger"],
    ["no more than 4 g", "4 g", "comparison: no more than 4 g > 4 g"],
    ["increased risk", "decreased risk", "opposite: increased > decreased"],
    ["left arm", "right arm", "opposite: left > right"],
    ["hypotension", "hypertension", "opposite: hypotension > hypertension"],
    ["positive test", "negative test", "opposite: positive > negative"],
    ["A and B", "A or B", "opposite: and > or"],
    ["yes", "no", "opposite: yes > no"],
    ["give orally", "give intravenously", "route: orally > intravenously"],
    ["BRCA1 gene", "BRCA2 gene", "name: BRCA1 > BRCA2"],
    ["IL-6 level", "IL-8 level", "name: IL-6 > IL-8"],
  ])("are called out: %j to %j", (before, after, change) => {
    expect(called(before, after)).toEqual([change]);
  });

  it.each([
    ["5mg daily", "5 mg once daily"],
    ["5 mg", "5 milligrams"],
    ["5 µg", "5 mcg"],
    ["1,000 mg", "1000 mg"],
    ["5.0 mg", "5 mg"],
    ["1 g", "1000 mg"],
    ["24 hours", "1 day"],
    ["5 to 10 mg", "5–10 mg"],
    ["25 patients", "twenty-five patients"],
    ["Take it twice daily", "Take it bid"],
    ["on 12 March 2020", "on March 12, 2020"],
    ["It isn't safe", "It is not safe"],
    ["no sign of it", "without sign of it"],
    ["neither A nor B", "not A or B"],
    ["IL-6", "IL6"],
    ["1. Rest\n2. Drink", "1. Drink\n2. Rest\n3. Sleep"],
    ["Take with food", "Take with water"],
    ["This is not only so", "This is so"],
    ["2 doses of aspirin", "aspirin in doses of 2"],
    ["First it is 5 mg. Then it is not. Last it is over.", "Then it is not. Last it is over. First it is 5 mg."],
    ["A dose of 5 mg.", "A dose of 5 mg. It is not to be taken with milk."],
    ["", "Give 5 mg, not 10."],
    ["Give 5 mg, not 10.", " "],
  ])("are not called out where they say the same otherwise or stand elsewhere: %j to %j", (before, after) => {
    expect(called(before, after)).toEqual([]);
  });

  it("are called out one by one, and where two changed places", () => {
    expect(called("No evidence. Give 5 mg.", "Evidence. Give 50 mg.")).toEqual([
      "negation: No evidence > Evidence",
      "dose: 5 mg > 50 mg",
    ]);
    expect(called("Aspirin 5 mg and ibuprofen 10 mg", "Aspirin 10 mg and ibuprofen 5 mg")).toEqual([
      "dose: 5 mg > 10 mg",
      "dose: 10 mg > 5 mg",
    ]);
    expect(called("fever but no cough", "no fever but cough")).toEqual([
      "negation: fever > no fever",
      "negation: no cough > cough",
    ]);
  });

  it("come with their places in both texts and with the words around", () => {
    const before = "The usual dose for an adult is 5 mg in the morning, with a glass of water.";
    const after = before.replace("5", "50");
    const [change] = riskyChanges(before, after);
    expect(before.slice(change?.old.start, change?.old.end)).toBe("5 mg");
    expect(after.slice(change?.new.start, change?.new.end)).toBe("50 mg");
    expect(change?.context).toBe("The usual dose for an adult is 50 mg in the morning, with a glass of water.");
  });

  it("lie within their texts, each of a known kind and of one place only, and none in texts that are equal", () => {
    const words = fc
      .array(
        fc.constantFrom(
          "5",
          "10",
          "mg",
          "g",
          "no",
          "not",
          "at least",
          "-",
          ".",
          " ",
          "\n",
          "daily",
          "left",
          "right",
          "IL-6",
          "fever",
          "two",
          "/",
          "kg",
        ),
        { maxLength: 25 },
      )
      .map((parts) => parts.join(" "));
    const any = fc.oneof(words, anyText);
    fc.assert(
      fc.property(any, any, (before, after) => {
        expect(riskyChanges(before, before)).toEqual([]);
        const changes = riskyChanges(before, after);
        for (const change of changes) {
          expect(riskyKinds).toContain(change.kind);
          for (const [place, text, words] of [
            [change.old, before, change.before],
            [change.new, after, change.after],
          ] as const) {
            expect(place.start).toBeGreaterThanOrEqual(0);
            expect(place.end).toBeGreaterThanOrEqual(place.start);
            expect(place.end).toBeLessThanOrEqual(text.length);
            expect(words ?? "").toBe(text.slice(place.start, place.end).replace(/\s+/g, " ").trim());
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["numbers", "5 ", "6 "],
    ["denials", "no ", "not a "],
    ["dashes", "-", "- "],
    ["digits", "1", "2"],
    ["points", "1.", "1,"],
    ["comparisons", "at least ", "at most "],
    ["white space", " ", "\n"],
    ["one side of a scale", "left ", "right "],
    ["names", "A-1 ", "A-2 "],
  ])("are found in long texts of nothing but %s", (_, one, other) => {
    const long = (part: string) => part.repeat(Math.ceil(50_000 / part.length));
    // Most of it is the difference, which has its own limit.
    expect(processorTime(() => riskyChanges(`a ${long(one)}`, `b ${long(other)}`))).toBeLessThan(3_000);
  });

  const sample = findDataSample<{ output: string }[]>("instructions/medical_meadow_small.json");
  const texts = (sample ?? []).map(({ output }) => output).filter(({ length }) => length > 80 && length < 4_000);
  it.skipIf(sample === null)(
    nameWithData("are found in real texts: 99 of 100 of those that were put in", sample),
    () => {
      const edits = syntheticEdits(texts, harmfulEdits, 60, "harmful");
      const missed = edits.filter(({ before, after }) => riskyChanges(before, after).length === 0);
      expect(edits.length).toBeGreaterThan(600);
      expect(missed.length / edits.length).toBeLessThan(0.01);
    },
  );

  it.skipIf(sample === null)(nameWithData("are hardly ever found where an edit changed none", sample), () => {
    const edits = syntheticEdits(texts, harmlessEdits, 60, "harmless");
    const alarms = edits.filter(({ before, after }) => riskyChanges(before, after).length > 0);
    expect(edits.length).toBeGreaterThan(400);
    expect(alarms.length / edits.length).toBeLessThan(0.01);
  });
});
