"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { type Answer, askServer } from "#components/items/ask-server.ts";
import { newId } from "#components/items/new-id.ts";
import {
  afterEvent,
  categoryOnDesk,
  type DeskEvent,
  type DeskState,
  emptyDesk,
  onDesk,
} from "#components/review/desk-state.ts";
import type { Outgoing, SendResult } from "#components/review/outbox.ts";
import { announce } from "#components/ui/announce.ts";
import { notify } from "#components/ui/notify.ts";
import type { Category } from "#lib/items/schema.ts";
import type { Decided, TextChanged } from "#lib/review/commands/record-decision.ts";
import type { Taken } from "#lib/review/commands/take-items.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import type { DecisionInput, QueueFilter } from "#lib/review/schema.ts";
import { afterLeaving, useLeases } from "./use-leases.ts";
import { useOutbox } from "./use-outbox.ts";

/** How many items are asked for at once, and below which number ahead: more for who decides faster than every other second. */
const usualStock = { count: 5, low: 4 };
const fastStock = { count: 10, low: 6 };
const fastPace = { deeds: 4, within: 8_000 };
/** So many unsent acts mean that the server cannot be reached; more than it may be told of are not collected. */
const mostUnsent = 80;
const lookAgainAfter = { empty: 15_000, failed: 5_000 };

/** What was done last, in words, for the line above the actions. */
export type LastDeed = { text: string; count: number };

/**
 * The desk at work: items are fetched ahead, so that the next is on screen before the last decision is saved; what the
 * reviewer does goes through the outbox; leases are kept and let go.
 * @param options.api "/api/p/SLUG"
 * @param options.owner tells this person in this project from others of the same browser
 * @param options.userId who decides here; the server refuses what another person's session would send
 * @param options.timeInSight for how long an item has been in sight, in milliseconds
 * @param options.isWriting whether something is being written about an item
 */
export function useDesk({
  api,
  owner,
  userId,
  filter,
  timeInSight,
  isWriting,
}: {
  api: string;
  owner: string;
  userId: string;
  filter: QueueFilter;
  timeInSight: (itemId: string) => number;
  isWriting: (item: ReviewItem) => boolean;
}) {
  const t = useTranslations("review");
  const [desk, setDesk] = useState<DeskState>(emptyDesk);
  const [lastDeed, setLastDeed] = useState<LastDeed | null>(null);
  // Keys come faster than paints: acts read the desk here.
  const now = useRef<DeskState>(emptyDesk);
  const asking = useRef(false);
  const asked = useRef(false);
  const pace = useRef<number[]>([]);
  const ask: typeof askServer = (path, options) => askServer(path, { ...options, person: userId });

  function apply(event: DeskEvent): DeskState {
    now.current = afterEvent(now.current, event);
    setDesk(now.current);
    return now.current;
  }

  const heldIds = () => now.current.ahead.map((item) => item.id);
  const { outbox, state: saving } = useOutbox<Outgoing>({
    prefix: `seedbed.review.${owner}.`,
    deliver: (act) => deliver(ask, api, act),
    onSettled,
  });
  // An item that was opened though it is decided has no lease, and one whose undo is on its way gets it with that.
  const leasedIds = () => {
    const unsent = outbox.current?.itemIds() ?? [];
    return now.current.ahead
      .filter((item) => item.status === "pending" && item.ownDecision === null && !unsent.includes(item.id))
      .map((item) => item.id);
  };
  const writing = () => {
    const current = onDesk(now.current)?.item;
    return current !== undefined && isWriting(current);
  };
  const leases = useLeases(
    `${api}/review`,
    leasedIds,
    (ids) => {
      const current = onDesk(now.current)?.item;
      apply({ kind: "lost", ids, keep: writing() });
      if (current && onDesk(now.current)?.item.id !== current.id)
        notify(t("lost", { number: current.sequence }), { tone: "warning" });
      void restock();
    },
    {
      ask,
      onEnded: () => {
        apply({ kind: "gave back", keep: writing() });
        announce(t(now.current.resting ? "lease.ended" : "lease.endedWriting"), "assertive");
      },
    },
  );

  function stock() {
    const { deeds, within } = fastPace;
    const before = pace.current.at(-deeds);
    return before !== undefined && Date.now() - before < within ? fastStock : usualStock;
  }

  async function restock(): Promise<void> {
    const { count, low } = stock();
    if (asking.current || now.current.resting || now.current.ahead.length >= low) return;
    if ((outbox.current?.itemIds().length ?? 0) > mostUnsent) return;
    asking.current = true;
    apply({ kind: "asked" });
    await afterLeaving();
    const held = [...new Set([...heldIds(), ...(outbox.current?.itemIds() ?? [])])].slice(0, 100);
    const { item, ...rest } = filter;
    const bare = now.current.ahead.length === 0;
    const answer = await ask<Taken & { leaseSeconds?: number }>(`${api}/review/leases`, {
      body: { filter: asked.current ? rest : { ...rest, item }, count, held },
    });
    asking.current = false;
    if (!answer.ok) {
      apply({ kind: "supply failed" });
      return;
    }
    asked.current = true;
    const { items, queue, leaseSeconds } = answer.value;
    if (bare) leases.begin(leaseSeconds);
    apply({ kind: "supplied", items, queue });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the desk begins once; another filter is another desk
  useEffect(() => {
    void restock();
  }, []);

  const { supply } = desk;
  const bare = desk.ahead.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an empty desk looks again after a while, whatever else changes
  useEffect(() => {
    if (!bare || desk.resting || supply === "asking" || supply === "stocked") return;
    const timer = setTimeout(() => void restock(), lookAgainAfter[supply]);
    return () => clearTimeout(timer);
  }, [bare, supply, desk.resting]);

  function onSettled(act: Outgoing, result: SendResult): void {
    if (result.kind === "refused") takeBack(act, result);
    if (act.kind === "decide" && result.kind === "done") tellOutcome(act, result.value as Decided);
    const gone =
      act.kind === "skip" && !act.skipped && result.kind === "done" && !(result.value as { held: boolean }).held;
    if (gone) {
      apply({ kind: "lost", ids: [act.itemId] });
      notify(t("lost", { number: act.number }), { tone: "warning" });
    }
    if (now.current.ahead.length === 0) void restock();
  }

  /** What the reviewer could not know while deciding: a proposal that was hidden, enough decisions, an item set aside. */
  function tellOutcome(
    { number, decision }: Outgoing & { kind: "decide" },
    { duplicateOf: kept, surplus, proposal }: Decided,
  ): void {
    if (surplus) tell(t("last.surplus", { number }));
    else if (proposal) {
      const chosen = decision.verdict === "approve" ? (decision.category ?? "none") : "rejected";
      tell(t("last.proposed", { number, chosen, proposed: proposal.category ?? "none" }));
    }
    if (kept)
      notify(t("setAsideMeanwhile", { number, of: kept.of, kept: kept.number }), { tone: "warning", duration: 8_000 });
  }

  /** A decision that the server will never take: the item comes again, and the reviewer hears why. */
  function takeBack(act: Outgoing, { code, message, data }: SendResult & { kind: "refused" }): void {
    const text = t(code === "conflict" ? "textChanged" : "refused", { number: act.number, reason: message });
    notify(text, { tone: code === "conflict" ? "warning" : "reject", id: `refused-${act.itemId}` });
    if (act.kind !== "decide") return;
    const item =
      (data as TextChanged | undefined)?.item ?? now.current.behind.find((deed) => deed.item.id === act.itemId)?.item;
    if (item) apply({ kind: "sent back", item });
  }

  function tell(text: string): void {
    setLastDeed((before) => ({ text, count: (before?.count ?? 0) + 1 }));
  }

  function record(part: Pick<DecisionInput, "verdict" | "category" | "reasons" | "comment">): void {
    const item = onDesk(now.current)?.item;
    if (!item) return;
    const duration = timeInSight(item.id);
    const decision = { id: newId(), itemId: item.id, itemVersion: item.version, duration, ...part };
    pace.current = [...pace.current.slice(1 - fastPace.deeds), Date.now()];
    apply({ kind: "decided", decision });
    outbox.current?.add({ kind: "decide", itemId: item.id, number: item.sequence, decision });
    tell(
      part.verdict === "approve"
        ? t("last.approved", { number: item.sequence, category: part.category ?? "" })
        : t("last.rejected", { number: item.sequence }),
    );
    void restock();
  }

  function lack(what: "category" | "reason"): void {
    apply({ kind: "lacking", what });
    announce(t(what === "category" ? "errors.categoryMissing" : "errors.reasonMissing"), "assertive");
  }

  const acts = {
    approve() {
      const category = categoryOnDesk(now.current);
      if (!onDesk(now.current)) return;
      if (category) record({ verdict: "approve", category, reasons: [], comment: "" });
      else lack("category");
    },
    reject(comment: string) {
      const { reasons } = now.current;
      if (reasons.length === 0 && comment.trim() === "") return lack("reason");
      // The category counts only where the reviewer has chosen one: a rejected item needs none.
      record({ verdict: "reject", category: now.current.chosen, reasons: [...reasons], comment: comment.trim() });
    },
    choose: (category: Category) => onDesk(now.current) && apply({ kind: "category chosen", category }),
    skip() {
      const deed = onDesk(now.current);
      if (!deed || deed.decision) return;
      apply({ kind: "skipped" });
      outbox.current?.add({ kind: "skip", itemId: deed.item.id, number: deed.item.sequence, skipped: true });
      tell(t("last.skipped", { number: deed.item.sequence }));
      void restock();
    },
    undo() {
      const last = now.current.behind.at(-1);
      if (!last) return tell(t("last.nothing"));
      const { item, decision } = last;
      apply({ kind: "undone" });
      if (!outbox.current?.cancel(item.id)) {
        const about = { itemId: item.id, number: item.sequence };
        outbox.current?.add(
          decision ? { ...about, kind: "revoke", decisionId: decision.id } : { ...about, kind: "skip", skipped: false },
        );
      }
      tell(t("last.undone", { number: item.sequence }));
    },
    lookBack() {
      if (now.current.behind.length === 0) return tell(t("last.noneBefore"));
      apply({ kind: "looked back" });
    },
    dispatch: apply,
    retrySaving: () => outbox.current?.retry(),
    lookAgain: () => void restock(),
    /** Keeps the items longer. */
    keepItems: leases.keep,
    /** After the items were given back. */
    goOn() {
      apply({ kind: "asked" });
      void restock();
    },
    /** The item as it reads now: after an edit, or somebody else's. */
    async renew(itemId: string) {
      const answer = await ask<ReviewItem>(`${api}/review/items/${itemId}`);
      if (answer.ok) apply({ kind: "renewed", item: answer.value });
    },
  };

  return { desk, now, acts, saving, lastDeed, lease: leases.lease };
}

function deliver(ask: typeof askServer, api: string, act: Outgoing): Promise<Answer<unknown>> {
  switch (act.kind) {
    case "decide":
      return ask(`${api}/review/decisions`, { body: act.decision, outlives: true });
    case "revoke":
      return ask(`${api}/review/decisions/${act.decisionId}`, { method: "DELETE", outlives: true });
    case "skip":
      return ask(`${api}/review/skips`, { body: { itemId: act.itemId, skipped: act.skipped }, outlives: true });
  }
}
