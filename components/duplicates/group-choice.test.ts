import { describe, expect, it } from "vitest";
import type { GroupMember } from "#lib/items/similarity/schema.ts";
import { chosenGroup, firstByRule, noChoice } from "./group-choice.ts";

const member = (key: number, more: Partial<GroupMember> = {}): GroupMember => ({
  key,
  of: "item",
  id: `id ${key}`,
  number: key,
  origin: "call",
  instruction: "Name a drug.",
  input: "",
  output: "",
  version: 1,
  category: null,
  proposedCategory: "QA",
  status: "pending",
  tags: [],
  createdAt: new Date(0),
  scoreToNearest: 1,
  scoreToFirst: 1,
  ...more,
});
const alike = () => 0.9;

describe("what a rule keeps", () => {
  it("is the oldest, the longest or the first approved, but a seed before all", () => {
    const items = [member(2, { status: "approved" }), member(1), member(3, { output: "long" })];
    expect(firstByRule(items, "oldest")?.key).toBe(1);
    expect(firstByRule(items, "longest")?.key).toBe(3);
    expect(firstByRule(items, "approved")?.key).toBe(2);
    expect(firstByRule([...items, member(9, { of: "seed", status: null })], "longest")?.key).toBe(9);
    expect(firstByRule([], "oldest")).toBeUndefined();
  });
});

describe("a choice in a group", () => {
  it("sets all other items aside, and no seed", () => {
    const chosen = chosenGroup(
      [member(1), member(2), member(3, { of: "seed" })],
      { ...noChoice, keep: 2 },
      "oldest",
      0.8,
      alike,
    );
    expect(chosen?.kept.key).toBe(2);
    expect(chosen?.others.map(({ member, setAside }) => [member.key, setAside])).toEqual([
      [1, true],
      [3, false],
    ]);
  });

  it("leaves what is not like the kept one, and what the person leaves out", () => {
    const far = (a: GroupMember) => (a.key === 3 ? 0.4 : 0.9);
    const members = [member(1), member(2), member(3), member(4)];
    const of = (ticked: [number, boolean][]) =>
      chosenGroup(members, { ...noChoice, ticked: new Map(ticked) }, "oldest", 0.8, far)
        ?.others.filter((each) => each.setAside)
        .map((each) => each.member.key);
    expect(of([])).toEqual([2, 4]);
    expect(
      of([
        [2, false],
        [3, true],
      ]),
    ).toEqual([3, 4]);
  });
});
