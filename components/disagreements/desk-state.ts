import type { Category } from "#lib/items/schema.ts";
import type { DisputeCounts } from "#lib/review/queries/count-disputed.ts";
import type { BlindAnswer, DisputedItem } from "#lib/review/queries/load-disputed-items.ts";
import type { DecisionInput } from "#lib/review/schema.ts";

/** Something the adjudicator did with an item in this sitting: settled it, or (without a decision) skipped it. */
export type Deed = { item: DisputedItem; decision: DecisionInput | null };

/** What an adjudication says, but for what it is about. */
export type Ruling = Pick<DecisionInput, "verdict" | "category" | "reasons" | "comment">;

/** The desk of an adjudicator: what lies ahead and behind, what is on it, and what they are at. */
export type DeskState = {
  /** The first of it is on the desk. */
  ahead: readonly DisputedItem[];
  /** In the order of the deeds; undo takes from the end. */
  behind: readonly Deed[];
  /** The place in `behind` that the adjudicator looks back at. */
  lookingAt: number | null;
  /** The place of the answer that is chosen among the item's answers. */
  picked: number | null;
  chosen: Category | null;
  mode: "deciding" | "reasons" | "editing";
  /** Keys of the reasons picked for a rejection, and what is written beside them. */
  reasons: readonly string[];
  comment: string;
  /** The older version whose differences from the current text are shown. */
  changesFrom: number | null;
  lacks: "category" | "reason" | "answer" | null;
  counts: DisputeCounts | null;
  /** The number of the guidelines in force; null before that is known. */
  guideline: number | null;
  /** How the last request for items went: `empty` when nothing came. */
  supply: "asking" | "stocked" | "empty" | "failed";
  /** How many were settled in this sitting. */
  settled: number;
};

/** What can happen on the desk. */
export type DeskEvent =
  | { kind: "asked" }
  | { kind: "supplied"; items: readonly DisputedItem[]; counts: DisputeCounts; guideline: number }
  | { kind: "supply failed" }
  | { kind: "answer picked"; at: number }
  | { kind: "category chosen"; category: Category }
  | { kind: "mode changed"; mode: DeskState["mode"] }
  | { kind: "reason toggled"; reason: string }
  | { kind: "comment written"; comment: string }
  | { kind: "changes shown"; from: number | null }
  | { kind: "lacking"; what: NonNullable<DeskState["lacks"]> }
  | { kind: "settled"; decision: DecisionInput }
  | { kind: "skipped" }
  | { kind: "undone" }
  | { kind: "looked back" }
  | { kind: "returned" }
  /** An item as it is now: after an edit, or with the names that it has once it is settled. */
  | { kind: "renewed"; item: DisputedItem }
  /** A settlement did not stand: its item, as it is now, comes next. What is on the desk stays there. */
  | { kind: "sent back"; item: DisputedItem }
  /** Items that are somebody else's now, or settled. */
  | { kind: "lost"; ids: readonly string[] };

/** How many deeds are remembered for undo and for looking back. */
const longestMemory = 100;

/** The desk before anything has come. */
export const emptyDesk: DeskState = {
  ahead: [],
  behind: [],
  lookingAt: null,
  picked: null,
  chosen: null,
  mode: "deciding",
  reasons: [],
  comment: "",
  changesFrom: null,
  lacks: null,
  counts: null,
  guideline: null,
  supply: "asking",
  settled: 0,
};

const fresh = {
  picked: null,
  chosen: null,
  mode: "deciding",
  reasons: [],
  comment: "",
  changesFrom: null,
  lacks: null,
  lookingAt: null,
} as const;

/** The item on the desk, and how it was settled where the adjudicator looks back; null while there is none. */
export function onDesk(desk: DeskState): Deed | null {
  if (desk.lookingAt !== null) return desk.behind[desk.lookingAt] ?? null;
  const item = desk.ahead[0];
  return item ? { item, decision: null } : null;
}

/** The answer that is chosen; where all say the same, the first until another is. */
export function pickedAnswer(desk: DeskState): BlindAnswer | null {
  const item = onDesk(desk)?.item;
  if (!item) return null;
  if (desk.picked !== null) return item.answers[desk.picked] ?? null;
  return item.agreed ? (item.answers.find((answer) => !answer.surplus) ?? null) : null;
}

/** The category that an approval would have: chosen, settled before, or the only one that reviewers gave. */
export function categoryOnDesk(desk: DeskState): Category | null {
  const deed = onDesk(desk);
  return desk.chosen ?? deed?.decision?.category ?? categoryOfReviewers(desk);
}

/** The category of the chosen answer, or else the only one among the answers that count; null where they differ. */
export function categoryOfReviewers(desk: DeskState): Category | null {
  const picked = pickedAnswer(desk)?.category;
  if (picked) return picked;
  const given = new Set(
    onDesk(desk)?.item.answers.flatMap(({ category, surplus }) => (surplus ? [] : (category ?? []))),
  );
  return given.size === 1 ? ([...given][0] ?? null) : null;
}

/** What the chosen answer would settle, in the adjudicator's name; null where none is chosen. */
export function pickedRuling(desk: DeskState): Ruling | null {
  const answer = pickedAnswer(desk);
  if (!answer) return null;
  const { verdict } = answer;
  if (verdict === "approve") return { verdict, category: desk.chosen ?? answer.category, reasons: [], comment: "" };
  // Of several who reject for different reasons and nobody is chosen, all reasons hold.
  const same = desk.picked === null ? (onDesk(desk)?.item.answers.filter((each) => !each.surplus) ?? []) : [answer];
  const reasons = [...new Set(same.flatMap((each) => each.reasons))];
  const comment = reasons.length > 0 ? "" : (same.find((each) => each.comment !== "")?.comment ?? "");
  return { verdict, category: desk.chosen, reasons, comment };
}

/** The desk after an event. */
export function afterEvent(desk: DeskState, event: DeskEvent): DeskState {
  switch (event.kind) {
    case "asked":
      return { ...desk, supply: "asking" };
    case "supplied":
      return { ...supplied(desk, event.items, event.counts), guideline: event.guideline };
    case "supply failed":
      return { ...desk, supply: "failed" };
    case "answer picked":
      return { ...desk, picked: event.at, lacks: null, changesFrom: null };
    case "category chosen":
      return { ...desk, chosen: event.category, lacks: null };
    case "mode changed":
      return { ...desk, lacks: null, mode: event.mode, ...(event.mode === "reasons" ? reasonsToBeginWith(desk) : {}) };
    case "reason toggled":
      return { ...desk, lacks: null, reasons: toggled(desk.reasons, event.reason) };
    case "comment written":
      return { ...desk, comment: event.comment };
    case "changes shown":
      return { ...desk, changesFrom: event.from };
    case "lacking":
      return { ...desk, lacks: event.what };
    case "settled":
      return moveOn(desk, event.decision);
    case "skipped":
      return moveOn(desk, null);
    case "undone":
      return undone(desk);
    case "looked back": {
      const at = (desk.lookingAt ?? desk.behind.length) - 1;
      return at < 0 ? desk : { ...desk, ...fresh, lookingAt: at };
    }
    case "returned":
      return { ...desk, ...fresh };
    case "renewed":
      return {
        ...desk,
        ahead: desk.ahead.map((item) => (item.id === event.item.id ? event.item : item)),
        behind: desk.behind.map((deed) => (deed.item.id === event.item.id ? { ...deed, item: event.item } : deed)),
      };
    case "sent back":
      return sentBack(desk, event.item);
    case "lost": {
      const current = desk.ahead[0];
      // What is being written about an item is not taken from under the adjudicator's hands.
      const busy = desk.lookingAt === null && desk.mode !== "deciding";
      const ahead = desk.ahead.filter((item) => !event.ids.includes(item.id) || (busy && item === current));
      const moved = desk.lookingAt === null && current !== ahead[0];
      return { ...desk, ...(moved ? fresh : {}), ahead };
    }
  }
}

/** A rejection begins with the reasons of the reviewer whose rejection is chosen. */
function reasonsToBeginWith(desk: DeskState): Pick<DeskState, "reasons" | "comment"> {
  const ruling = pickedRuling(desk);
  return ruling?.verdict === "reject"
    ? { reasons: ruling.reasons, comment: ruling.comment }
    : { reasons: [], comment: "" };
}

function supplied(desk: DeskState, items: readonly DisputedItem[], counts: DisputeCounts): DeskState {
  const known = new Set(
    [...desk.ahead, ...desk.behind.filter((deed) => deed.decision).map((deed) => deed.item)].map((item) => item.id),
  );
  const ahead = [...desk.ahead, ...items.filter((item) => !known.has(item.id))];
  return { ...desk, ahead, counts, supply: ahead.length === desk.ahead.length ? "empty" : "stocked" };
}

/** The item on the desk goes behind, and the next one (or, after a look back, the one that waited) is on the desk. */
function moveOn(desk: DeskState, decision: DecisionInput | null): DeskState {
  const deed = onDesk(desk);
  if (!deed) return desk;
  const behind = [...desk.behind.filter((each) => each.item.id !== deed.item.id), { item: deed.item, decision }];
  const again = desk.lookingAt !== null && deed.decision !== null;
  return {
    ...desk,
    ...fresh,
    ahead: desk.ahead.filter((item) => item.id !== deed.item.id),
    behind: behind.slice(-longestMemory),
    settled: desk.settled + (decision && !again ? 1 : 0),
    counts: decision && !again ? counted(desk.counts, deed.item, -1) : desk.counts,
  };
}

function undone(desk: DeskState): DeskState {
  const last = desk.behind.at(-1);
  if (!last) return desk;
  const item = last.decision ? blindAgain(last.item) : last.item;
  return {
    ...desk,
    ...fresh,
    chosen: last.decision?.category ?? null,
    ahead: [item, ...desk.ahead.filter((each) => each.id !== item.id)],
    behind: desk.behind.slice(0, -1),
    settled: Math.max(0, desk.settled - (last.decision ? 1 : 0)),
    counts: last.decision ? counted(desk.counts, item, 1) : desk.counts,
  };
}

/** The item as it waits again: without the names that it had while it was settled. */
function blindAgain(item: DisputedItem): DisputedItem {
  return {
    ...item,
    status: "pending",
    disputed: true,
    settlement: null,
    answers: item.answers.map((answer) => ({ ...answer, reviewer: null })),
    comments: item.comments.map((comment) => ({ ...comment, author: null })),
  };
}

function sentBack(desk: DeskState, item: DisputedItem): DeskState {
  const others = desk.ahead.filter((each) => each.id !== item.id);
  const looked = desk.lookingAt === null ? null : desk.behind[desk.lookingAt];
  const behind = desk.behind.filter((deed) => deed.item.id !== item.id);
  // A look back goes on, unless it was at this very item.
  const lookingAt = looked ? behind.indexOf(looked) : -1;
  return {
    ...desk,
    ...(looked && lookingAt < 0 ? fresh : { lookingAt: lookingAt < 0 ? null : lookingAt }),
    settled: Math.max(0, desk.settled - 1),
    counts: item.disputed ? counted(desk.counts, item, 1) : desk.counts,
    // One that no longer waits is not brought back.
    ahead: item.disputed ? [...others.slice(0, 1), item, ...others.slice(1)] : others,
    behind,
  };
}

function counted(counts: DisputeCounts | null, item: DisputedItem, by: 1 | -1): DisputeCounts | null {
  return (
    counts && {
      all: Math.max(0, counts.all + by),
      disagreeing: Math.max(0, counts.disagreeing + (item.agreed ? 0 : by)),
    }
  );
}

function toggled(reasons: readonly string[], reason: string): string[] {
  return reasons.includes(reason) ? reasons.filter((each) => each !== reason) : [...reasons, reason];
}
