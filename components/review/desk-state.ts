import type { Category } from "#lib/items/schema.ts";
import type { QueueState } from "#lib/review/queries/describe-queue.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import type { DecisionInput } from "#lib/review/schema.ts";

/** Something the reviewer did with an item in this sitting. */
export type Deed = { item: ReviewItem; decision: DecisionInput | null };

/** The desk: what lies ahead and behind, what is on it, and what the reviewer is at. */
export type DeskState = {
  /** The first of it is on the desk. */
  ahead: readonly ReviewItem[];
  /** What was decided or (without a decision) skipped, in that order; undo takes from the end. */
  behind: readonly Deed[];
  /** The place in `behind` that the reviewer looks back at. */
  lookingAt: number | null;
  /** The category chosen over the proposed one. */
  chosen: Category | null;
  mode: "deciding" | "reasons" | "editing";
  /** Keys of the reasons picked. */
  reasons: readonly string[];
  /** Said where it was attempted: a category to approve, a reason to reject. */
  lacks: "category" | "reason" | null;
  queue: QueueState | null;
  /** How the last request for items went: `empty` when nothing came. */
  supply: "asking" | "stocked" | "empty" | "failed";
  /** The items were given back because nothing was touched; nothing is asked for until the reviewer goes on. */
  resting: boolean;
  /** How many were decided in this sitting. */
  decided: number;
};

/** What can happen on the desk. */
export type DeskEvent =
  | { kind: "asked" }
  | { kind: "supplied"; items: readonly ReviewItem[]; queue: QueueState }
  | { kind: "supply failed" }
  | { kind: "category chosen"; category: Category }
  | { kind: "mode changed"; mode: DeskState["mode"] }
  | { kind: "reason toggled"; reason: string }
  | { kind: "lacking"; what: "category" | "reason" }
  | { kind: "decided"; decision: DecisionInput }
  | { kind: "skipped" }
  | { kind: "undone" }
  | { kind: "looked back" }
  | { kind: "returned" }
  /** An item has a new text. */
  | { kind: "renewed"; item: ReviewItem }
  /** A decision did not stand: its item, as it is now, comes next. What is on the desk stays there. */
  | { kind: "sent back"; item: ReviewItem }
  /** Items that are somebody else's now; `keep` leaves the one on the desk there. */
  | { kind: "lost"; ids: readonly string[]; keep?: boolean }
  /** The leases have ended; `keep` leaves the item on the desk there, for something is being written about it. */
  | { kind: "gave back"; keep: boolean };

/** How many deeds are remembered for undo and for looking back. */
const longestMemory = 100;

/** The desk before anything has come. */
export const emptyDesk: DeskState = {
  ahead: [],
  behind: [],
  lookingAt: null,
  chosen: null,
  mode: "deciding",
  reasons: [],
  lacks: null,
  queue: null,
  supply: "asking",
  resting: false,
  decided: 0,
};

const fresh = { chosen: null, mode: "deciding", reasons: [], lacks: null, lookingAt: null } as const;

/** The item on the desk, and what was decided of it where the reviewer looks back; null while there is none. */
export function onDesk(desk: DeskState): Deed | null {
  if (desk.lookingAt !== null) return desk.behind[desk.lookingAt] ?? null;
  const item = desk.ahead[0];
  return item ? { item, decision: null } : null;
}

/** The category that an approval would have: chosen, decided before, or proposed. */
export function categoryOnDesk(desk: DeskState): Category | null {
  const deed = onDesk(desk);
  return (
    desk.chosen ?? deed?.decision?.category ?? deed?.item.ownDecision?.category ?? deed?.item.proposedCategory ?? null
  );
}

/** The desk after an event. */
export function afterEvent(desk: DeskState, event: DeskEvent): DeskState {
  switch (event.kind) {
    case "asked":
      return { ...desk, supply: "asking", resting: false };
    case "supplied":
      return supplied(desk, event.items, event.queue);
    case "supply failed":
      return { ...desk, supply: "failed" };
    case "category chosen":
      return { ...desk, chosen: event.category, lacks: null };
    case "mode changed":
      return { ...desk, mode: event.mode, lacks: null, reasons: event.mode === "reasons" ? desk.reasons : [] };
    case "reason toggled":
      return { ...desk, lacks: null, reasons: toggled(desk.reasons, event.reason) };
    case "lacking":
      return { ...desk, lacks: event.what };
    case "decided":
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
    case "renewed": {
      const renew = (item: ReviewItem) => (item.id === event.item.id ? event.item : item);
      return {
        ...desk,
        mode: "deciding",
        ahead: desk.ahead.map(renew),
        behind: desk.behind.map((deed) => ({ ...deed, item: renew(deed.item) })),
      };
    }
    case "sent back":
      return sentBack(desk, event.item);
    case "lost": {
      const current = desk.ahead[0];
      // What is being written about an item is not taken from under the reviewer's hands.
      const busy = desk.lookingAt === null && (desk.mode !== "deciding" || event.keep === true);
      const ahead = desk.ahead.filter((item) => !event.ids.includes(item.id) || (busy && item === current));
      const moved = desk.lookingAt === null && current !== ahead[0];
      return { ...desk, ...(moved ? fresh : {}), ahead };
    }
    case "gave back": {
      const stays = event.keep || desk.mode !== "deciding";
      return stays
        ? { ...desk, ahead: desk.lookingAt === null ? desk.ahead.slice(0, 1) : [] }
        : { ...desk, ...fresh, ahead: [], resting: true };
    }
  }
}

function sentBack(desk: DeskState, item: ReviewItem): DeskState {
  const others = desk.ahead.filter((each) => each.id !== item.id);
  const looked = desk.lookingAt === null ? null : desk.behind[desk.lookingAt];
  const behind = desk.behind.filter((deed) => deed.item.id !== item.id);
  // A look back goes on, unless it was at this very item.
  const lookingAt = looked ? behind.indexOf(looked) : -1;
  return {
    ...desk,
    ...(looked && lookingAt < 0 ? fresh : { lookingAt: lookingAt < 0 ? null : lookingAt }),
    decided: Math.max(0, desk.decided - 1),
    ahead: looked && lookingAt < 0 ? [item, ...others] : [...others.slice(0, 1), item, ...others.slice(1)],
    behind,
  };
}

function supplied(desk: DeskState, items: readonly ReviewItem[], queue: QueueState): DeskState {
  const known = new Set(
    [...desk.ahead, ...desk.behind.filter((deed) => deed.decision).map((deed) => deed.item)].map((item) => item.id),
  );
  const ahead = [...desk.ahead, ...items.filter((item) => !known.has(item.id))];
  return { ...desk, ahead, queue, resting: false, supply: ahead.length === desk.ahead.length ? "empty" : "stocked" };
}

/** The item on the desk goes behind, and the next one (or, after a look back, the one that waited) is on the desk. */
function moveOn(desk: DeskState, decision: DecisionInput | null): DeskState {
  const deed = onDesk(desk);
  if (!deed) return desk;
  const behind = [...desk.behind.filter((each) => each.item.id !== deed.item.id), { item: deed.item, decision }];
  const again = desk.lookingAt !== null && deed.decision !== null;
  // An item that was opened though it is decided does not wait.
  const waited = deed.item.status === "pending" && deed.item.ownDecision === null && !again;
  return {
    ...desk,
    ...fresh,
    ahead: desk.lookingAt === null ? desk.ahead.slice(1) : desk.ahead.filter((item) => item.id !== deed.item.id),
    behind: behind.slice(-longestMemory),
    decided: desk.decided + (decision && !again ? 1 : 0),
    queue:
      desk.queue && decision && waited ? { ...desk.queue, waiting: Math.max(0, desk.queue.waiting - 1) } : desk.queue,
  };
}

function undone(desk: DeskState): DeskState {
  const last = desk.behind.at(-1);
  if (!last) return desk;
  const item: ReviewItem = last.decision ? { ...last.item, status: "pending", ownDecision: null } : last.item;
  return {
    ...desk,
    ...fresh,
    chosen: last.decision?.category ?? null,
    ahead: [item, ...desk.ahead.filter((each) => each.id !== item.id)],
    behind: desk.behind.slice(0, -1),
    decided: Math.max(0, desk.decided - (last.decision ? 1 : 0)),
    queue: desk.queue && last.decision ? { ...desk.queue, waiting: desk.queue.waiting + 1 } : desk.queue,
  };
}

function toggled(reasons: readonly string[], reason: string): string[] {
  return reasons.includes(reason) ? reasons.filter((each) => each !== reason) : [...reasons, reason];
}
