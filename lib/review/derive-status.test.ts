import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecisionRecord, deriveReview, type ItemRule } from "./derive-status.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
let made = 0;
const decision = (more: Partial<DecisionRecord>): DecisionRecord => ({
  id: `decision ${String(made++).padStart(4, "0")}`,
  kind: "review",
  reviewerId: "ana",
  itemVersion: 1,
  verdict: "approve",
  category: "QA",
  createdAt: at(0),
  revokedAt: null,
  ...more,
});

const one: ItemRule = { rule: "first", base: 1, most: 1 };
const deriveStatus = (decisions: readonly DecisionRecord[], setAside = false) => {
  const { status, category } = deriveReview(decisions, one, setAside);
  return { status, category };
};

describe("the status of an item that one person reviews", () => {
  it("is pending, without a category, before anybody has decided", () => {
    expect(deriveStatus([])).toEqual({ status: "pending", category: null });
  });

  it("follows the one decision there is", () => {
    expect(deriveStatus([decision({ category: "IE" })])).toEqual({ status: "approved", category: "IE" });
    expect(deriveStatus([decision({ verdict: "reject", category: null })])).toEqual({
      status: "rejected",
      category: null,
    });
  });

  it("is pending again once the decision is taken back", () => {
    expect(deriveStatus([decision({ revokedAt: at(1) })])).toEqual({ status: "pending", category: null });
  });

  it("keeps to the first reviewer when a second one decides otherwise", () => {
    const first = decision({ reviewerId: "ana", createdAt: at(0) });
    const second = decision({ reviewerId: "ben", createdAt: at(1), verdict: "reject", category: null });
    expect(deriveStatus([second, first])).toEqual({ status: "approved", category: "QA" });
  });

  it("passes to the second reviewer when the first takes theirs back", () => {
    const first = decision({ reviewerId: "ana", createdAt: at(0), revokedAt: at(2) });
    const second = decision({ reviewerId: "ben", createdAt: at(1), verdict: "reject", category: null });
    expect(deriveStatus([first, second])).toEqual({ status: "rejected", category: null });
  });

  it("leaves the first reviewer their place when they change their mind, however often", () => {
    const first = decision({ reviewerId: "ana", createdAt: at(0), revokedAt: at(2) });
    const second = decision({ reviewerId: "ben", createdAt: at(1), verdict: "reject", category: null });
    const changed = decision({ reviewerId: "ana", createdAt: at(2), revokedAt: at(3), category: "GEN" });
    const again = decision({ reviewerId: "ana", createdAt: at(3), category: "IE" });
    expect(deriveStatus([again, second, changed, first])).toEqual({ status: "approved", category: "IE" });
  });

  it("is found in time that grows with the decisions, also where one changes their mind thousands of times", () => {
    const times = 50_000;
    const changes = Array.from({ length: times }, (_, i) =>
      decision({ createdAt: new Date(i * 10), revokedAt: i === times - 1 ? null : new Date((i + 1) * 10) }),
    );
    const other = decision({ reviewerId: "ben", createdAt: new Date(5), verdict: "reject", category: null });
    expect(deriveStatus([...changes, other])).toEqual({ status: "approved", category: "QA" });
  });

  it("does not give that place back to one who took a decision back and decides anew later", () => {
    const first = decision({ reviewerId: "ana", createdAt: at(0), revokedAt: at(1) });
    const second = decision({ reviewerId: "ben", createdAt: at(2), verdict: "reject", category: null });
    const anew = decision({ reviewerId: "ana", createdAt: at(3) });
    expect(deriveStatus([first, second, anew])).toEqual({ status: "rejected", category: null });
  });

  it("is rejected while it is set aside as a duplicate, whatever was decided, and keeps the category", () => {
    expect(deriveStatus([], true)).toEqual({ status: "rejected", category: null });
    expect(deriveStatus([decision({ category: "IE" })], true)).toEqual({ status: "rejected", category: "IE" });
    expect(deriveStatus([decision({ verdict: "reject", category: null })], true)).toEqual({
      status: "rejected",
      category: null,
    });
  });
});

describe("the status of an item that several people review", () => {
  const reject = { verdict: "reject", category: null } as const;
  const by = (...answers: Partial<DecisionRecord>[]) =>
    answers.map((answer, i) => decision({ reviewerId: ["ana", "ben", "cleo", "dan"][i], createdAt: at(i), ...answer }));
  const review = (rule: ItemRule["rule"], base: number, most: number, ...answers: Partial<DecisionRecord>[]) =>
    deriveReview(by(...answers), { rule, base, most });

  it.each(["first", "majority", "unanimous", "adjudicator"] as const)(
    "is pending, and tells nothing, until all have decided, by the rule %s",
    (rule) => {
      expect(review(rule, 3, 3, {}, {})).toMatchObject({
        ...{ status: "pending", category: null, wanted: 3, given: 2 },
        ...{ complete: false, disputed: false },
      });
    },
  );

  it("follows the first by the rule first, however much they differ", () => {
    expect(review("first", 2, 2, { category: "IE" }, reject)).toMatchObject({
      ...{ status: "approved", category: "IE", disputed: false, disagreement: 1 },
    });
  });

  it("follows more than half by the rule majority, in verdict and category", () => {
    expect(review("majority", 3, 3, reject, {}, {})).toMatchObject({ status: "approved", category: "QA" });
    expect(review("majority", 3, 3, {}, { category: "IE" }, reject)).toMatchObject({
      ...{ status: "pending", category: null, disputed: true, disagreement: 1 },
    });
    expect(review("majority", 2, 2, {}, reject)).toMatchObject({ status: "pending", disputed: true });
  });

  it("asks one more where the majority is missing, up to the most, and then an adjudicator", () => {
    expect(review("majority", 2, 3, {}, reject)).toMatchObject({
      wanted: 3,
      given: 2,
      complete: false,
      disputed: false,
    });
    expect(review("majority", 2, 3, {}, reject, reject)).toMatchObject({ status: "rejected", wanted: 3, given: 3 });
    expect(review("majority", 2, 3, {}, reject, { category: "GEN" })).toMatchObject({ wanted: 3, disputed: true });
    expect(review("majority", 2, 4, {}, reject, { category: "GEN" })).toMatchObject({ wanted: 4, disputed: false });
  });

  it("takes nobody more than it needs: an early majority ends it", () => {
    const result = review("majority", 2, 4, {}, {}, reject);
    expect(result).toMatchObject({ status: "approved", wanted: 2, given: 2 });
    expect(result.counted).toHaveLength(2);
  });

  it("takes approvals of two texts for two answers, and rejections of them for one", () => {
    expect(review("majority", 2, 3, {}, { itemVersion: 2 })).toMatchObject({ wanted: 3, disagreement: 1 });
    expect(review("majority", 2, 3, {}, { itemVersion: 2 }, { itemVersion: 2 })).toMatchObject({ status: "approved" });
    expect(review("majority", 2, 3, reject, { ...reject, itemVersion: 2 })).toMatchObject({ status: "rejected" });
  });

  it("asks for all to say the same by the rule unanimous, and asks nobody more", () => {
    expect(review("unanimous", 2, 4, {}, {})).toMatchObject({ status: "approved", category: "QA" });
    expect(review("unanimous", 2, 4, reject, { ...reject, category: "IE" })).toMatchObject({ status: "rejected" });
    expect(review("unanimous", 2, 4, {}, { category: "IE" })).toMatchObject({ wanted: 2, disputed: true });
  });

  it("waits for an adjudicator by the rule adjudicator, also where all say the same", () => {
    expect(review("adjudicator", 2, 2, {}, {})).toMatchObject({ status: "pending", disputed: true, disagreement: 0 });
  });

  it("keeps what comes after the last whom it takes as surplus", () => {
    const decisions = by({}, {}, reject);
    const result = deriveReview(decisions, { rule: "majority", base: 2, most: 2 });
    expect(result).toMatchObject({ status: "approved", given: 2, wanted: 2 });
    expect(result.counted).toEqual(decisions.slice(0, 2).map(({ id }) => id));
  });

  it("takes a surplus decision in where one that counted is taken back", () => {
    const [first, second, third] = by({}, {}, reject) as [DecisionRecord, DecisionRecord, DecisionRecord];
    const result = deriveReview([{ ...first, revokedAt: at(9) }, second, third], { rule: "first", base: 2, most: 2 });
    expect(result).toMatchObject({ status: "approved", given: 2 });
    expect(result.counted).toEqual([second.id, third.id]);
  });

  it("follows an adjudication while it stands, and the reviews again once it is taken back", () => {
    const reviews = by({}, reject);
    const verdict = decision({ kind: "adjudication", reviewerId: "eve", category: "GEN", createdAt: at(5) });
    const rule = { rule: "majority", base: 2, most: 2 } as const;
    expect(deriveReview([...reviews, verdict], rule)).toMatchObject({
      ...{ status: "approved", category: "GEN", disputed: false, complete: true, wanted: 2 },
    });
    expect(deriveReview([...reviews, { ...verdict, revokedAt: at(6) }], rule)).toMatchObject({ disputed: true });
    // A reviewer takes theirs back after it: nobody else is asked.
    const [kept, gone] = reviews as [DecisionRecord, DecisionRecord];
    expect(deriveReview([kept, { ...gone, revokedAt: at(7) }, verdict], rule)).toMatchObject({
      ...{ status: "approved", wanted: 1, given: 1 },
    });
  });

  const anyDecision = fc.record({
    kind: fc.constantFrom("review" as const, "review" as const, "review" as const, "adjudication" as const),
    reviewerId: fc.constantFrom("ana", "ben", "cleo"),
    itemVersion: fc.integer({ min: 1, max: 2 }),
    verdict: fc.constantFrom("approve" as const, "reject" as const),
    category: fc.constantFrom("QA" as const, "IE" as const, null),
    createdAt: fc.integer({ min: 0, max: 5 }).map(at),
    revokedAt: fc.option(fc.integer({ min: 0, max: 5 }).map(at)),
  });
  const anyRule = fc.record({
    rule: fc.constantFrom("first" as const, "majority" as const, "unanimous" as const, "adjudicator" as const),
    base: fc.integer({ min: 1, max: 3 }),
    most: fc.integer({ min: 3, max: 5 }),
  });
  const anyReview = fc
    .tuple(fc.array(anyDecision, { maxLength: 8 }), anyRule)
    .map(([records, rule]) => ({ decisions: records.map((record, i) => ({ ...record, id: String(i) })), rule }))
    // As the database keeps it: one adjudication stands at most.
    .filter(({ decisions }) => decisions.filter((d) => d.kind === "adjudication" && !d.revokedAt).length <= 1);

  it("does not depend on the order that decisions are listed in", () => {
    fc.assert(
      fc.property(anyReview, ({ decisions, rule }) => {
        expect(deriveReview([...decisions].reverse(), rule)).toEqual(deriveReview(decisions, rule));
      }),
    );
  });

  it("holds together, whatever was decided", () => {
    fc.assert(
      fc.property(anyReview, ({ decisions, rule }) => {
        const derived = deriveReview(decisions, rule);
        const { status, wanted, given, disputed, complete, counted, disagreement } = derived;
        const adjudicated = decisions.some((each) => each.kind === "adjudication" && !each.revokedAt);
        expect(counted).toHaveLength(given);
        expect(given).toBeLessThanOrEqual(wanted ?? 0);
        expect(status !== "pending").toBe(complete && !disputed);
        expect(disputed && !complete).toBe(false);
        expect(disagreement).toBeGreaterThanOrEqual(0);
        expect(disagreement).toBeLessThanOrEqual(1);
        if (wanted !== null && !adjudicated) {
          expect(wanted).toBeGreaterThanOrEqual(rule.base);
          expect(wanted).toBeLessThanOrEqual(Math.max(rule.base, rule.most));
        }
      }),
    );
  });
});
