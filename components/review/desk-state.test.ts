import { describe, expect, it } from "vitest";
import type { QueueState } from "#lib/review/queries/describe-queue.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import type { DecisionInput } from "#lib/review/schema.ts";
import { afterEvent, categoryOnDesk, type DeskEvent, type DeskState, emptyDesk, onDesk } from "./desk-state.ts";

const item = (number: number, more: Partial<ReviewItem> = {}): ReviewItem => ({
  id: `item ${number}`,
  sequence: number,
  version: 1,
  status: "pending",
  kind: "",
  instruction: `Instruction ${number}`,
  input: "",
  output: "",
  proposedCategory: "QA",
  proposalReason: "",
  provenance: { origin: "import", run: null, call: null, seeds: [], override: null },
  work: { proposals: [], secondAnswers: [] },
  flags: [],
  hiddenComments: 0,
  suggestionsHidden: false,
  history: [],
  comments: [],
  duplicateOf: null,
  override: null,
  ownDecision: null,
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
const queue: QueueState = {
  waiting: 10,
  total: 20,
  paused: null,
  assigned: false,
  excluded: false,
  order: "oldest",
  guideline: 0,
};
const supplied = (...numbers: number[]): DeskEvent => ({
  kind: "supplied",
  items: numbers.map((number) => item(number)),
  queue,
});
const decided = (number: number, more: Partial<DecisionInput> = {}): DeskEvent => ({
  kind: "decided",
  decision: decision(number, more),
});

function deskAfter(...events: DeskEvent[]): DeskState {
  return events.reduce(afterEvent, emptyDesk);
}
const current = (desk: DeskState) => onDesk(desk)?.item.sequence ?? null;
const ahead = (desk: DeskState) => desk.ahead.map((each) => each.sequence);

describe("the desk", () => {
  it("shows the next item as soon as one is decided", () => {
    const desk = deskAfter(supplied(1, 2, 3), decided(1));
    expect(current(desk)).toBe(2);
    expect(desk.decided).toBe(1);
    expect(desk.queue?.waiting).toBe(9);
  });

  it("takes no item in twice: none that lies ahead, none that was just decided", () => {
    expect(ahead(deskAfter(supplied(1, 2, 3), decided(1), supplied(1, 2, 3, 4)))).toEqual([2, 3, 4]);
  });

  it("takes a skipped item in again when the queue comes back to it", () => {
    expect(ahead(deskAfter(supplied(1, 2), { kind: "skipped" }, decided(2), supplied(1)))).toEqual([1]);
  });

  it("is empty once the queue gives nothing more", () => {
    expect(deskAfter(supplied(1)).supply).toBe("stocked");
    const desk = deskAfter(supplied(1), decided(1), supplied());
    expect(desk.supply).toBe("empty");
    expect(onDesk(desk)).toBeNull();
  });

  it("forgets the chosen category, the reasons and the mode with the item", () => {
    const desk = deskAfter(
      supplied(1, 2),
      { kind: "category chosen", category: "OTHER" },
      { kind: "mode changed", mode: "reasons" },
      { kind: "reason toggled", reason: "unsafeAdvice" },
      decided(1),
    );
    expect(desk).toMatchObject({ chosen: null, reasons: [], mode: "deciding", lacks: null });
  });

  it("proposes the model's category until another is chosen", () => {
    expect(categoryOnDesk(deskAfter(supplied(1)))).toBe("QA");
    expect(categoryOnDesk(deskAfter(supplied(1), { kind: "category chosen", category: "GEN" }))).toBe("GEN");
    expect(categoryOnDesk(emptyDesk)).toBeNull();
  });

  it("picks reasons and drops them again", () => {
    const toggle: DeskEvent = { kind: "reason toggled", reason: "wrongAnswer" };
    expect(deskAfter(supplied(1), toggle, { kind: "reason toggled", reason: "unsafeAdvice" }, toggle).reasons).toEqual([
      "unsafeAdvice",
    ]);
  });
});

describe("undo", () => {
  it("puts the last item back on the desk, with the category that it was given", () => {
    const desk = deskAfter(supplied(1, 2), decided(1, { category: "IE" }), { kind: "undone" });
    expect(current(desk)).toBe(1);
    expect(desk.chosen).toBe("IE");
    expect(desk).toMatchObject({ decided: 0, behind: [], queue: { waiting: 10 } });
    expect(ahead(desk)).toEqual([1, 2]);
  });

  it("of a decision on an item that was decided before makes it wait, as the server does", () => {
    const before = { id: "decision 0", verdict: "approve" as const, category: "QA" as const, itemVersion: 1 };
    const opened: DeskEvent = {
      kind: "supplied",
      items: [item(1, { status: "approved", ownDecision: before })],
      queue,
    };
    const desk = deskAfter(opened, decided(1));
    expect(desk.queue?.waiting).toBe(10);
    expect(afterEvent(desk, { kind: "undone" })).toMatchObject({
      ahead: [{ status: "pending", ownDecision: null }],
      queue: { waiting: 11 },
    });
  });

  it("goes back step by step, over skips too", () => {
    const undo: DeskEvent = { kind: "undone" };
    const desk = deskAfter(supplied(1, 2, 3), decided(1), { kind: "skipped" }, undo);
    expect(ahead(desk)).toEqual([2, 3]);
    expect(ahead(afterEvent(desk, undo))).toEqual([1, 2, 3]);
    expect(ahead(afterEvent(afterEvent(desk, undo), undo))).toEqual([1, 2, 3]);
  });
});

describe("looking back", () => {
  const back: DeskEvent = { kind: "looked back" };

  it("shows what was decided, one before the other, and stops at the first", () => {
    const desk = deskAfter(supplied(1, 2, 3), decided(1), decided(2, { category: "GEN" }), back);
    expect(current(desk)).toBe(2);
    expect(onDesk(desk)?.decision?.category).toBe("GEN");
    expect(categoryOnDesk(desk)).toBe("GEN");
    expect(current(afterEvent(desk, back))).toBe(1);
    expect(current(afterEvent(afterEvent(desk, back), back))).toBe(1);
  });

  it("leads back to the item that waited", () => {
    expect(current(deskAfter(supplied(1, 2), decided(1), back, { kind: "returned" }))).toBe(2);
  });

  it("lets the decision be changed, and counts it once", () => {
    const desk = deskAfter(
      supplied(1, 2, 3),
      decided(1),
      decided(2),
      back,
      back,
      decided(1, { id: "changed", category: "OTHER" }),
    );
    expect(current(desk)).toBe(3);
    expect(desk.decided).toBe(2);
    expect(desk.queue?.waiting).toBe(8);
    expect(desk.behind.map((deed) => deed.decision?.id)).toEqual(["decision 2", "changed"]);
  });

  it("lets a skipped item be decided after all", () => {
    const desk = deskAfter(supplied(1, 2), { kind: "skipped" }, back, decided(1));
    expect(current(desk)).toBe(2);
    expect(desk.decided).toBe(1);
  });
});

describe("an item that changes under the desk", () => {
  it("shows its new text", () => {
    const desk = deskAfter(
      supplied(1, 2),
      { kind: "mode changed", mode: "editing" },
      { kind: "renewed", item: item(1, { version: 2, output: "New." }) },
    );
    expect(onDesk(desk)?.item).toMatchObject({ version: 2, output: "New." });
    expect(desk.mode).toBe("deciding");
  });

  it("comes next when the decision on it did not stand, and what is on the desk stays", () => {
    const sentBack: DeskEvent = { kind: "sent back", item: item(1, { version: 2 }) };
    const editing: DeskEvent = { kind: "mode changed", mode: "editing" };
    const desk = deskAfter(supplied(1, 2, 3), decided(1), editing, sentBack);
    expect(ahead(desk)).toEqual([2, 1, 3]);
    expect(desk).toMatchObject({ decided: 0, behind: [], mode: "editing" });
    expect(ahead(deskAfter(supplied(1), decided(1), sentBack))).toEqual([1]);
  });

  it("is on the desk at once when the reviewer looks back at it", () => {
    const desk = deskAfter(
      supplied(1, 2),
      decided(1),
      { kind: "looked back" },
      { kind: "sent back", item: item(1, { version: 2 }) },
    );
    expect(desk).toMatchObject({ lookingAt: null, ahead: [{ sequence: 1, version: 2 }, { sequence: 2 }] });
  });

  it("leaves a look back at another item as it is", () => {
    const desk = deskAfter(
      supplied(1, 2, 3),
      decided(1),
      decided(2),
      { kind: "looked back" },
      { kind: "sent back", item: item(1) },
    );
    expect(current(desk)).toBe(2);
    expect(ahead(desk)).toEqual([3, 1]);
  });

  it("goes when it is somebody else's; one that stays keeps what was chosen", () => {
    const desk = deskAfter(supplied(1, 2, 3), { kind: "category chosen", category: "IE" });
    expect(afterEvent(desk, { kind: "lost", ids: ["item 2"] })).toMatchObject({
      chosen: "IE",
      ahead: [{ sequence: 1 }, { sequence: 3 }],
    });
    expect(afterEvent(desk, { kind: "lost", ids: ["item 1"] })).toMatchObject({
      chosen: null,
      ahead: [{ sequence: 2 }, { sequence: 3 }],
    });
  });

  it("is not taken from under the hands of who writes about it", () => {
    const desk = deskAfter(
      supplied(1, 2),
      { kind: "mode changed", mode: "editing" },
      { kind: "lost", ids: ["item 1", "item 2"] },
    );
    expect(desk).toMatchObject({ mode: "editing", ahead: [{ sequence: 1 }] });
  });

  it("is given back with the others when nothing is touched, and the desk rests until it is asked to go on", () => {
    const desk = deskAfter(
      supplied(1, 2, 3),
      { kind: "category chosen", category: "IE" },
      { kind: "gave back", keep: false },
    );
    expect(desk).toMatchObject({ ahead: [], resting: true, chosen: null });
    expect(deskAfter(supplied(1), { kind: "gave back", keep: false }, { kind: "asked" }).resting).toBe(false);
    expect(afterEvent(desk, supplied(2))).toMatchObject({ ahead: [{ sequence: 2 }], resting: false });
  });

  it("stays while something is being written about it, alone", () => {
    expect(deskAfter(supplied(1, 2), { kind: "gave back", keep: true })).toMatchObject({
      ahead: [{ sequence: 1 }],
      resting: false,
    });
    const editing = deskAfter(supplied(1, 2), { kind: "mode changed", mode: "editing" });
    expect(afterEvent(editing, { kind: "gave back", keep: false })).toMatchObject({
      mode: "editing",
      ahead: [{ sequence: 1 }],
      resting: false,
    });
    expect(deskAfter(supplied(1, 2), { kind: "lost", ids: ["item 1"], keep: true }).ahead).toHaveLength(2);
  });

  it("that waits for others too is no longer counted once it was decided by the reviewer", () => {
    const own = { id: "decision 0", verdict: "approve" as const, category: "QA" as const, itemVersion: 1 };
    const desk = deskAfter({ kind: "supplied", items: [item(1, { ownDecision: own })], queue }, decided(1));
    expect(desk.queue?.waiting).toBe(10);
  });
});
