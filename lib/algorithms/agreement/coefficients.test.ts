import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerPattern } from "./answer-pattern.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { countAnswers, tabulate } from "./fixtures/count-answers.ts";
import { fleissKappa } from "./fleiss-kappa.ts";
import { itemsNeeded } from "./items-needed.ts";
import { krippendorffAlpha } from "./krippendorff-alpha.ts";
import { meanCohenKappa } from "./mean-cohen-kappa.ts";
import { rarestShare } from "./rarest-share.ts";
import { rawAgreement } from "./raw-agreement.ts";

describe("published examples", () => {
  it("Cohen's kappa of a 2 x 2 table is 0.4 (P = .7, chance .5)", () => {
    expect(
      cohenKappa([
        [20, 5],
        [10, 15],
      ]).value,
    ).toBeCloseTo(0.4, 12);
  });

  it("Fleiss (1971), psychiatric diagnoses: 30 patients, 6 psychiatrists, 5 labels give 0.430", () => {
    const patients = `00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
      00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006`;
    const patterns = patients.split(/\s+/).map((digits) => ({ counts: [...digits].map(Number), items: 1 }));
    expect(fleissKappa(patterns).value).toBeCloseTo(0.43, 3);
  });

  it("Krippendorff (2011), section A: two observers, ten units, two values give .095", () => {
    const answers = ["0100000010", "1110010000"].map((row) => [...row]);
    expect(krippendorffAlpha(countAnswers(answers)).value).toBeCloseTo(0.095, 3);
  });

  it("Krippendorff (2011), section B: two observers, twelve units, five values give .692", () => {
    const answers = ["aabbdcccedda", "babbbccceddd"].map((row) => [...row]);
    expect(krippendorffAlpha(countAnswers(answers)).value).toBeCloseTo(0.692, 3);
  });

  it("Krippendorff (2011), section C: four observers, twelve units with missing answers give .743", () => {
    const rows = ["123321412---", "1233224125-3", "-3332342251-", "12332441251-"];
    const answers = rows.map((row) => [...row].map((digit) => (digit === "-" ? null : digit)));
    expect(krippendorffAlpha(countAnswers(answers)).value).toBeCloseTo(0.743, 3);
  });

  it.each([
    [0.8, 0.5, 103],
    [0.667, 0.5, 60],
    [0.8, 0.1, 294],
    [0.667, 0.1, 172],
  ])("to establish %d with a rarest label of %d takes %d items", (least, share, items) => {
    expect(itemsNeeded(least, share)).toBe(items);
  });
});

it("nothing is made up where there is no figure", () => {
  const oneLabel: AnswerPattern[] = [{ counts: [2, 0], items: 40 }];
  expect(krippendorffAlpha(oneLabel)).toEqual({ value: null, reason: "oneLabel" });
  expect(fleissKappa(oneLabel)).toEqual({ value: null, reason: "oneLabel" });
  expect(cohenKappa([[40, 0], [0, 0]])).toEqual({ value: null, reason: "oneLabel" }); // biome-ignore format: a table
  expect(meanCohenKappa([[[40, 0], [0, 0]]])).toEqual({ value: null, reason: "oneLabel" }); // biome-ignore format: a table
  expect(rawAgreement(oneLabel)).toEqual({ value: 1, reason: null });
  expect(rarestShare(oneLabel)).toBeNull();
  const once: AnswerPattern[] = [{ counts: [1, 0], items: 40 }, { counts: [0, 0], items: 3 }]; // biome-ignore format: two
  for (const nothing of [once, []]) {
    expect(krippendorffAlpha(nothing)).toEqual({ value: null, reason: "noOverlap" });
    expect(rawAgreement(nothing)).toEqual({ value: null, reason: "noOverlap" });
  }
  expect(fleissKappa([{ counts: [1, 0], items: 40 }])).toEqual({ value: null, reason: "noOverlap" });
  expect(fleissKappa([{ counts: [2, 0], items: 1 }, { counts: [2, 1], items: 1 }]).reason).toBe("unequal"); // biome-ignore format: two
  expect(cohenKappa([[0, 0], [0, 0]]).reason).toBe("noOverlap"); // biome-ignore format: a table
  expect(meanCohenKappa([]).reason).toBe("noOverlap");
  for (const [least, share] of [[1, 0.5], [0, 0.5], [0.8, 0], [0.8, 0.6], [Number.NaN, 0.5]] as const) // biome-ignore format: pairs
    expect(() => itemsNeeded(least, share)).toThrow(RangeError);
});

/** Answers of some reviewers to some items: four labels, some missing. */
const someAnswers = (missing: boolean, reviewers = { minLength: 2, maxLength: 5 }) =>
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat()).chain(([items]) =>
    fc.array(
      fc.array(missing ? fc.constantFrom("a", "b", "c", "d", null) : fc.constantFrom("a", "b", "c", "d"), {
        minLength: items,
        maxLength: items,
      }),
      reviewers,
    ),
  );

const close = (a: number | null, b: number | null) => {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(a).toBeCloseTo(b, 10);
};

describe("whatever the answers", () => {
  it("who the reviewers are, the order of items and the names of labels do not matter", () => {
    fc.assert(
      fc.property(someAnswers(true), fc.nat(), (rows, turn) => {
        const turned = rows.map((_, at) => rows[(at + turn) % rows.length] as (string | null)[]);
        const moved = turned.map((row) => [...row.slice(turn % row.length), ...row.slice(0, turn % row.length)]);
        const renamed = moved.map((row) => row.map((label) => label && "dcab"["abcd".indexOf(label)]));
        for (const measure of [rawAgreement, krippendorffAlpha, fleissKappa]) {
          close(measure(countAnswers(renamed)).value, measure(countAnswers(rows)).value);
        }
      }),
    );
  });

  it("items that are alike may be counted together", () => {
    fc.assert(
      fc.property(someAnswers(true), fc.integer({ min: 2, max: 50 }), (rows, times) => {
        const apart = Array.from({ length: times }, () => countAnswers(rows)).flat();
        const together = countAnswers(rows).map((pattern) => ({ ...pattern, items: times }));
        for (const measure of [rawAgreement, krippendorffAlpha, fleissKappa])
          close(measure(together).value, measure(apart).value);
      }),
    );
  });

  it("perfect agreement on more than one label is 1", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", "c"), { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 2, max: 6 }),
        (labels, reviewers) => {
          const rows = Array.from({ length: reviewers }, () => labels);
          const figures = [krippendorffAlpha, fleissKappa].map((measure) => measure(countAnswers(rows)).value);
          figures.push(cohenKappa(tabulate(labels, labels)).value);
          for (const value of figures) close(value, new Set(labels).size > 1 ? 1 : null);
          close(rawAgreement(countAnswers(rows)).value, 1);
        },
      ),
    );
  });

  it("none is above 1, and each is at most the raw agreement of complete answers", () => {
    fc.assert(
      fc.property(someAnswers(false), (rows) => {
        const raw = rawAgreement(countAnswers(rows)).value as number;
        const [first = [], second = []] = rows;
        const ofTwo = rawAgreement(countAnswers([first, second])).value as number;
        expect(fleissKappa(countAnswers(rows)).value ?? 0).toBeLessThanOrEqual(raw + 1e-12);
        expect(cohenKappa(tabulate(first, second)).value ?? 0).toBeLessThanOrEqual(ofTwo + 1e-12);
        expect(krippendorffAlpha(countAnswers(rows)).value ?? 0).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("of complete answers, alpha is Fleiss' kappa corrected for the size: 1 - (1 - kappa)(n - 1) / n over n answers", () => {
    fc.assert(
      fc.property(someAnswers(false), (rows) => {
        const kappa = fleissKappa(countAnswers(rows)).value;
        const answers = rows.length * (rows[0]?.length ?? 0);
        const alpha = krippendorffAlpha(countAnswers(rows)).value;
        close(alpha, kappa === null ? null : 1 - ((1 - kappa) * (answers - 1)) / answers);
      }),
    );
  });

  it("of two reviewers, Fleiss' kappa is Scott's pi and never above Cohen's kappa", () => {
    fc.assert(
      fc.property(someAnswers(false, { minLength: 2, maxLength: 2 }), (rows) => {
        const [first = [], second = []] = rows;
        const agreed = first.filter((label, item) => label === second[item]).length / first.length;
        const both = [...first, ...second];
        const chance = ["a", "b", "c", "d"].reduce(
          (sum, label) => sum + (both.filter((each) => each === label).length / both.length) ** 2,
          0,
        );
        const pi = new Set(both).size > 1 ? (agreed - chance) / (1 - chance) : null;
        close(fleissKappa(countAnswers(rows)).value, pi);
        const cohen = cohenKappa(tabulate(first, second)).value;
        if (pi !== null && cohen !== null) expect(pi).toBeLessThanOrEqual(cohen + 1e-12);
        close(meanCohenKappa([tabulate(first, second)]).value, cohen);
      }),
    );
  });

  it("items with one answer leave alpha as it is", () => {
    fc.assert(
      fc.property(someAnswers(true), fc.nat(20), (rows, items) => {
        const lone = { counts: [0, 1], items };
        close(krippendorffAlpha([...countAnswers(rows), lone]).value, krippendorffAlpha(countAnswers(rows)).value);
      }),
    );
  });

  it("the mean of pairs weighs each by its items, and leaves out those without a figure", () => {
    const half = [[20, 5], [10, 15]]; // biome-ignore format: a table
    const perfect = [[5, 0], [0, 5]]; // biome-ignore format: a table
    const nothing = [[99, 0], [0, 0]]; // biome-ignore format: a table
    close(meanCohenKappa([half, perfect, nothing]).value, (0.4 * 50 + 1 * 10) / 60);
  });
});
