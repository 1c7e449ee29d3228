import { describe, expect, it } from "vitest";
import { firstPolicy, queueOrders, type ReviewPolicy, reviewPolicy, reviewRules } from "#lib/review/policy.ts";
import { draftOf, numberOf, orders, policyOf, rules } from "./policy-draft.ts";

const roundTrip = (policy: ReviewPolicy) => policyOf(draftOf(policy));

describe("the form of a review policy", () => {
  it("offers every rule and every order", () => {
    expect(rules).toEqual(reviewRules);
    expect(orders).toEqual(queueOrders);
  });

  it("gives back the policy that it shows", () => {
    const full = reviewPolicy.parse({
      ...{ rule: "majority", reviewers: 2, overlap: 30, mostReviewers: 4, order: "random", orderSeed: 12 },
      ...{ hiddenShare: 25, knownShare: 5, knownLimit: 80, knownWindow: 20, assignedOnly: true },
    });
    for (const policy of [firstPolicy, full, { ...full, hiddenShare: 100 }]) expect(roundTrip(policy)).toEqual(policy);
  });

  it("leaves out what means nothing: overlap and cap for one reviewer, a cap where disagreement adds nobody", () => {
    const draft = { ...draftOf(firstPolicy), overlap: "30", mostReviewers: "9" };
    expect(policyOf(draft)).toMatchObject({ overlap: 100, mostReviewers: 1 });
    expect(policyOf({ ...draft, rule: "unanimous", reviewers: "3" })).toMatchObject({ overlap: 30, mostReviewers: 3 });
    expect(policyOf({ ...draft, rule: "majority", reviewers: "3" })).toMatchObject({ mostReviewers: 9 });
  });

  it("takes whole numbers only", () => {
    expect(["3", " 40 ", "", "1.5", "-1", "many"].map(numberOf)).toEqual([3, 40, ...Array(4).fill(Number.NaN)]);
  });
});
