import { describe, expect, it } from "vitest";
import type { BlindAnswer, DisputedItem } from "#lib/review/queries/load-disputed-items.ts";
import type { DecisionInput } from "#lib/review/schema.ts";
import {
  afterEvent,
  categoryOnDesk,
  type DeskEvent,
  type DeskState,
  emptyDesk,
  onDesk,
  pickedAnswer,
  pickedRuling,
} from "./desk-state.ts";

const answer = (letter: string, more: Partial<BlindAnswer> = {}): BlindAnswer => ({
  letter,
  reviewer: null,
  own: false,
  verdict: "approve",
  category: "QA",
  reasons: [],
  comment: "",
  itemVersion: 1,
  surplus: false,
  ...more,
});
const rejection = (letter: string, ...reasons: string[]) =>
  answer(letter, { verdict: "reject", category: null, reasons });
const item = (number: number, more: Partial<DisputedItem> = {}): DisputedItem => ({
  id: `item ${number}`,
  sequence: number,
  version: 1,
  status: "pending",
  disputed: true,
  agreed: false,
  duplicateOf: null,
  kind: "",
  instruction: `Instruction ${number}`,
  input: "",
  output: "",
  flags: [],
  answers: [answer("A"), rejection("B", "wrongAnswer")],
  seen: {},
  comments: [],
  settlement: null,
  ...more,
});
const decision = (number: number, more: Partial<DecisionInput> = {}): DecisionInput => ({
  id: `decision ${number}`,
  itemId: `item ${number}`,
  itemVersion: 1,
  verdict: "approve",
  category: "QA",
  reasons: [],
  comment: "",
  ...more,
});
const supplied = (...items: DisputedItem[]): DeskEvent => ({
  kind: "supplied",
  items,
  counts: { all: 10, disagreeing: 8 },
  guideline: 0,
});
const settled = (number: number, more: Partial<DecisionInput> = {}): DeskEvent => ({
  kind: "settled",
  decision: decision(number, more),
});
const pick = (at: number): DeskEvent => ({ kind: "answer picked", at });
const deskAfter = (...events: DeskEvent[]): DeskState => events.reduce(afterEvent, emptyDesk);
const ahead = (desk: DeskState) => desk.ahead.map((each) => each.sequence);

describe("the desk of an adjudicator", () => {
  it("shows the next item as soon as one is settled, and takes in none twice", () => {
    const desk = deskAfter(supplied(item(1), item(2)), settled(1), supplied(item(1), item(2), item(3)));
    expect(ahead(desk)).toEqual([2, 3]);
    expect(desk).toMatchObject({ settled: 1 });
    expect(deskAfter(supplied(item(1), item(2)), settled(1)).counts).toEqual({ all: 9, disagreeing: 7 });
  });

  it("chooses no answer by itself where reviewers disagree", () => {
    const desk = deskAfter(supplied(item(1)));
    expect(pickedAnswer(desk)).toBeNull();
    expect(pickedRuling(desk)).toBeNull();
  });

  it("settles as the chosen reviewer said, with another category where one was chosen", () => {
    const desk = deskAfter(supplied(item(1)), pick(0));
    expect(pickedRuling(desk)).toMatchObject({ verdict: "approve", category: "QA" });
    expect(pickedRuling(afterEvent(desk, { kind: "category chosen", category: "IE" }))).toMatchObject({
      category: "IE",
    });
    expect(pickedRuling(afterEvent(desk, pick(1)))).toEqual({
      verdict: "reject",
      category: null,
      reasons: ["wrongAnswer"],
      comment: "",
    });
  });

  it("takes a reviewer's words over where they gave no reason of the list", () => {
    const answers = [answer("A"), { ...rejection("B"), comment: "too vague" }];
    expect(pickedRuling(deskAfter(supplied(item(1, { answers })), pick(1)))).toMatchObject({
      reasons: [],
      comment: "too vague",
    });
  });

  it("has the common answer ready where all say the same, with the reasons of all and of nobody who came too late", () => {
    const answers = [rejection("A", "personalData"), rejection("B", "wrongAnswer"), rejection("C", "unsafeAdvice")];
    const late = answers.map((each) => (each.letter === "C" ? { ...each, surplus: true } : each));
    const desk = deskAfter(supplied(item(1, { agreed: true, answers: late })));
    expect(pickedRuling(desk)?.reasons).toEqual(["personalData", "wrongAnswer"]);
    expect(pickedRuling(afterEvent(desk, pick(1)))?.reasons).toEqual(["wrongAnswer"]);
  });

  it("has a category ready where reviewers gave only one", () => {
    expect(categoryOnDesk(deskAfter(supplied(item(1))))).toBe("QA");
    const differing = item(1, { answers: [answer("A"), answer("B", { category: "GEN" })] });
    expect(categoryOnDesk(deskAfter(supplied(differing)))).toBeNull();
    expect(categoryOnDesk(deskAfter(supplied(differing), pick(1)))).toBe("GEN");
  });

  it("begins a rejection with the reasons of the rejection that is chosen", () => {
    const reasons: DeskEvent = { kind: "mode changed", mode: "reasons" };
    expect(deskAfter(supplied(item(1)), pick(1), reasons).reasons).toEqual(["wrongAnswer"]);
    expect(deskAfter(supplied(item(1)), reasons).reasons).toEqual([]);
  });

  it("forgets what was chosen with the item", () => {
    const desk = deskAfter(supplied(item(1), item(2)), pick(1), { kind: "changes shown", from: 1 }, settled(1));
    expect(desk).toMatchObject({ picked: null, chosen: null, changesFrom: null, mode: "deciding" });
  });

  it("names reviewers of what is settled, and no longer once that is undone", () => {
    const named = item(1, { disputed: false, status: "approved", answers: [answer("A", { reviewer: "Ana" })] });
    const desk = deskAfter(supplied(item(1), item(2)), settled(1), { kind: "renewed", item: named });
    expect(onDesk(afterEvent(desk, { kind: "looked back" }))?.item.answers[0]?.reviewer).toBe("Ana");
    const back = afterEvent(desk, { kind: "undone" });
    expect(ahead(back)).toEqual([1, 2]);
    expect(onDesk(back)?.item).toMatchObject({ disputed: true, status: "pending", answers: [{ reviewer: null }] });
    expect(back).toMatchObject({ settled: 0, counts: { all: 10, disagreeing: 8 } });
  });

  it("brings an item whose settlement was refused back next, unless it waits for nobody any more", () => {
    const desk = deskAfter(supplied(item(1), item(2), item(3)), settled(1));
    expect(ahead(afterEvent(desk, { kind: "sent back", item: item(1, { version: 2 }) }))).toEqual([2, 1, 3]);
    const gone = afterEvent(desk, { kind: "sent back", item: item(1, { disputed: false }) });
    expect(ahead(gone)).toEqual([2, 3]);
    expect(gone).toMatchObject({ settled: 0, behind: [] });
  });

  it("lets go of what others took, but not from under somebody's hands", () => {
    const lost: DeskEvent = { kind: "lost", ids: ["item 1", "item 2"] };
    expect(ahead(deskAfter(supplied(item(1), item(2), item(3)), lost))).toEqual([3]);
    const busy = deskAfter(supplied(item(1), item(2), item(3)), { kind: "mode changed", mode: "editing" }, lost);
    expect(ahead(busy)).toEqual([1, 3]);
  });

  it("counts a settlement that is changed after a look back once", () => {
    const back: DeskEvent = { kind: "looked back" };
    const desk = deskAfter(supplied(item(1), item(2)), settled(1), back, settled(1, { id: "other" }));
    expect(desk).toMatchObject({ settled: 1, counts: { all: 9 } });
    expect(onDesk(desk)?.item.sequence).toBe(2);
  });
});
