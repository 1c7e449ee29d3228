import { describe, expect, it } from "vitest";
import { findDataSample, nameWithData } from "../fixtures/data-samples.ts";
import type { Coefficient } from "./coefficient.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { countAnswers, tabulate } from "./fixtures/count-answers.ts";
import reference from "./fixtures/reference-cases.json" with { type: "json" };
import { fleissKappa } from "./fleiss-kappa.ts";
import { krippendorffAlpha } from "./krippendorff-alpha.ts";

type Expected = number | string | { error: string } | null;
type Large = {
  cohen: { id: string; a: unknown[]; b: unknown[]; labels_arg?: unknown[]; unweighted: Expected }[];
  fleiss: { id: string; table: number[][]; fleiss: Expected }[];
  krippendorff: { id: string; data: unknown[][]; nominal: Expected }[];
};

const large = findDataSample<Large>("reference/agreement.json");

/** "NaN" and a refusal are both no value; here it is always said why. */
function expectValue({ value, reason }: Coefficient, expected: Expected, id: string) {
  if (typeof expected === "number") {
    expect(value, id).not.toBeNull();
    expect(Math.abs((value as number) - expected), id).toBeLessThanOrEqual(reference.tolerance);
  } else {
    expect(value, id).toBeNull();
    expect(reason, id).not.toBeNull();
  }
}

const asPatterns = (table: number[][]) => table.map((counts) => ({ counts, items: 1 }));

describe("the values of other implementations", () => {
  it(`are those of Cohen's kappa (${reference.origin.cohen})`, () => {
    for (const [at, { first, second, kappa }] of reference.cohen.entries())
      expectValue(cohenKappa(tabulate(first, second)), kappa, `case ${at}`);
  });

  it(`are those of Fleiss' kappa (${reference.origin.fleiss})`, () => {
    for (const [at, { counts, kappa }] of reference.fleiss.entries())
      expectValue(fleissKappa(asPatterns(counts)), kappa, `case ${at}`);
  });

  it(`are those of Krippendorff's alpha (${reference.origin.krippendorff})`, () => {
    for (const [at, { answers, alpha }] of reference.krippendorff.entries())
      expectValue(krippendorffAlpha(countAnswers(answers)), alpha, `case ${at}`);
  });

  it.skipIf(!large)(nameWithData("hold in all cases of the reference file", large), () => {
    // A choice of labels and lists of different lengths are no question here: tables are square and whole.
    const cohen = large?.cohen.filter((each) => !each.labels_arg && each.a.length === each.b.length) ?? [];
    for (const { id, a, b, unweighted } of cohen) expectValue(cohenKappa(tabulate(a, b)), unweighted, id);
    for (const { id, table, fleiss } of large?.fleiss ?? []) expectValue(fleissKappa(asPatterns(table)), fleiss, id);
    for (const { id, data, nominal } of large?.krippendorff ?? [])
      expectValue(krippendorffAlpha(countAnswers(data)), nominal, id);
    expect([cohen.length, large?.fleiss.length, large?.krippendorff.length]).toEqual([53, 52, 85]);
  });
});
