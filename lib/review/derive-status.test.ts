import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecisionRecord, deriveStatus } from "./derive-status.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
let made = 0;
const decision = (more: Partial<DecisionRecord>): DecisionRecord => ({
  id: `decision ${made++}`,
  reviewerId: "ana",
  verdict: "approve",
  category: "QA",
  createdAt: at(0),
  revokedAt: null,
  ...more,
});

describe("the status of an item", () => {
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

  it("does not depend on the order that decisions are listed in", () => {
    const any = fc.record({
      reviewerId: fc.constantFrom("ana", "ben", "cleo"),
      verdict: fc.constantFrom("approve" as const, "reject" as const),
      category: fc.constantFrom("QA" as const, null),
      createdAt: fc.integer({ min: 0, max: 5 }).map(at),
      revokedAt: fc.option(fc.integer({ min: 0, max: 5 }).map(at)),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (records) => {
        const decisions = records.map((record, i) => ({ ...record, id: String(i) }));
        expect(deriveStatus([...decisions].reverse())).toEqual(deriveStatus(decisions));
      }),
    );
  });
});
