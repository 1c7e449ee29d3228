"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import {
  afterEvent,
  categoryOnDesk,
  type DeskEvent,
  type DeskState,
  emptyDesk,
  onDesk,
  pickedRuling,
  type Ruling,
} from "#components/disagreements/desk-state.ts";
import { type Answer, askServer } from "#components/items/ask-server.ts";
import { newId } from "#components/items/new-id.ts";
import type { SendResult } from "#components/review/outbox.ts";
import { announce } from "#components/ui/announce.ts";
import { notify } from "#components/ui/notify.ts";
import type { Settled } from "#lib/review/commands/adjudicate.ts";
import type { TakenDisputed } from "#lib/review/commands/take-disputed.ts";
import type { DisputeFilter } from "#lib/review/disagreement-schema.ts";
import type { DisputedItem } from "#lib/review/queries/load-disputed-items.ts";
import type { DecisionInput } from "#lib/review/schema.ts";
import { afterLeaving, useLeases } from "../use-leases.ts";
import { useOutbox } from "../use-outbox.ts";
import { useSight } from "../use-sight.ts";

/** How many items lie ahead at most, and below which number more are asked for. */
const stock = 3;
const low = 2;
const lookAgainAfter = { empty: 15_000, failed: 5_000 };

/** Something the adjudicator did that the server has to hear of. It holds no text of the item. */
type SettlingAct = { itemId: string; number: number } & (
  | { kind: "settle"; decision: DecisionInput }
  | { kind: "revoke"; decisionId: string }
  | { kind: "skip"; skipped: boolean }
);

/** What was done last, in words, and with which item. */
type LastDeed = { text: string; itemId: string | null };

/**
 * An adjudicator's desk at work: items are fetched ahead, so that the next is on screen before the last settlement is saved; what
 * is done goes through an outbox; leases are kept and let go.
 * @param options.api "/api/p/SLUG"
 * @param options.owner tells this person in this project from others of the same browser
 * @param options.userId who settles here; the server refuses what another person's session would send
 */
export function useSettling({
  api,
  owner,
  userId,
  filter,
}: {
  api: string;
  owner: string;
  userId: string;
  filter: DisputeFilter;
}) {
  const t = useTranslations("disagreements");
  const tReview = useTranslations("review");
  const place = `${api}/review/disagreements`;
  const [desk, setDesk] = useState<DeskState>(emptyDesk);
  const [lastDeed, setLastDeed] = useState<LastDeed | null>(null);
  // Keys come faster than paints: acts read the desk here.
  const now = useRef<DeskState>(emptyDesk);
  const asking = useRef(false);
  const asked = useRef(false);
  const ask: typeof askServer = (path, options) => askServer(path, { ...options, person: userId });
  const sight = useSight(onDesk(desk)?.item.id ?? null);

  function apply(event: DeskEvent): DeskState {
    now.current = afterEvent(now.current, event);
    setDesk(now.current);
    return now.current;
  }

  const { outbox, state: saving } = useOutbox<SettlingAct>({
    prefix: `seedbed.disagreements.${owner}.`,
    deliver: (act) => deliver(ask, place, act),
    onSettled,
  });
  // An item whose undo is on its way gets its lease with that.
  const leasedIds = () => {
    const unsent = outbox.current?.itemIds() ?? [];
    return now.current.ahead.map((item) => item.id).filter((id) => !unsent.includes(id));
  };
  const leases = useLeases(place, leasedIds, lose, { ask });

  function lose(ids: string[]): void {
    const current = onDesk(now.current)?.item;
    apply({ kind: "lost", ids });
    if (current && onDesk(now.current)?.item.id !== current.id)
      notify(t("lost", { number: current.sequence }), { tone: "warning" });
    void restock();
  }

  async function restock(): Promise<void> {
    if (asking.current || now.current.ahead.length >= low) return;
    asking.current = true;
    apply({ kind: "asked" });
    await afterLeaving();
    const held = [
      ...new Set([...now.current.ahead.map((item) => item.id), ...(outbox.current?.itemIds() ?? [])]),
    ].slice(0, 100);
    const { item, ...rest } = filter;
    const answer = await ask<TakenDisputed>(`${place}/leases`, {
      body: { filter: asked.current ? rest : { ...rest, item }, count: stock, held },
    });
    asking.current = false;
    if (!answer.ok) {
      apply({ kind: "supply failed" });
      return;
    }
    asked.current = true;
    const { leaseSeconds, ...supply } = answer.value;
    if (now.current.ahead.length === 0) leases.begin(leaseSeconds);
    apply({ kind: "supplied", ...supply });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the desk begins once; another filter is another desk
  useEffect(() => {
    void restock();
  }, []);

  const { supply } = desk;
  const bare = desk.ahead.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an empty desk looks again after a while, whatever else changes
  useEffect(() => {
    if (!bare || supply === "asking" || supply === "stocked") return;
    const timer = setTimeout(() => void restock(), lookAgainAfter[supply]);
    return () => clearTimeout(timer);
  }, [bare, supply]);

  function onSettled(act: SettlingAct, result: SendResult): void {
    if (result.kind === "refused") takeBack(act, result);
    if (act.kind === "settle" && result.kind === "done") tellNames((result.value as Settled).item);
    const gone =
      act.kind === "skip" && !act.skipped && result.kind === "done" && !(result.value as { held: boolean }).held;
    if (gone) lose([act.itemId]);
    if (now.current.ahead.length === 0) void restock();
  }

  /** Now that it is settled, the reviewers are no letters any more: in the line of what was done last, and to whoever looks back. */
  function tellNames(item: DisputedItem): void {
    // Taken back meanwhile: it is blind again.
    if (now.current.ahead.some((each) => each.id === item.id)) return;
    apply({ kind: "renewed", item });
    const { duplicateOf: kept, sequence: number } = item;
    if (kept) {
      const text = t("setAsideMeanwhile", { number, of: kept.of, kept: kept.number });
      notify(text, { tone: "warning", duration: 8_000 });
    }
    const names = item.answers.flatMap(({ letter, reviewer }) =>
      reviewer === null ? [] : t("last.name", { letter, name: reviewer }),
    );
    if (names.length === 0) return;
    setLastDeed((last) =>
      last?.itemId === item.id
        ? { ...last, text: t("last.names", { deed: last.text, names: names.join(", ") }) }
        : last,
    );
  }

  /** A settlement that the server will never take: the adjudicator hears why, and the item comes again where it still waits. */
  function takeBack(act: SettlingAct, { code, message, data }: SendResult & { kind: "refused" }): void {
    const item =
      (data as Settled | undefined)?.item ?? now.current.behind.find((deed) => deed.item.id === act.itemId)?.item;
    const text =
      code !== "conflict"
        ? t("refused", { number: act.number, reason: message })
        : item?.disputed
          ? t("textChanged", { number: act.number })
          : t("gone", { number: act.number, reason: message });
    notify(text, { tone: code === "conflict" ? "warning" : "reject", id: `refused-${act.itemId}`, duration: 8_000 });
    setLastDeed((last) => (last?.itemId === act.itemId ? null : last));
    if (act.kind === "settle" && item) apply({ kind: "sent back", item });
  }

  function tell(text: string, itemId: string | null = null): void {
    setLastDeed({ text, itemId });
  }

  function settle(ruling: Ruling): void {
    const item = onDesk(now.current)?.item;
    if (!item) return;
    const duration = Math.min(Math.round(sight(item.id)), 3_600_000);
    const decision: DecisionInput = { id: newId(), itemId: item.id, itemVersion: item.version, duration, ...ruling };
    apply({ kind: "settled", decision });
    outbox.current?.add({ kind: "settle", itemId: item.id, number: item.sequence, decision });
    tell(
      ruling.verdict === "approve"
        ? t("last.approved", { number: item.sequence, category: ruling.category ?? "" })
        : t("last.rejected", { number: item.sequence }),
      item.id,
    );
    void restock();
  }

  function lack(what: "category" | "reason" | "answer"): void {
    apply({ kind: "lacking", what });
    announce(what === "reason" ? tReview("errors.reasonMissing") : t(`errors.${what}Missing`), "assertive");
  }

  const acts = {
    /** Settles with the chosen answer, or with the one that all give. */
    accept() {
      if (!onDesk(now.current)) return;
      const ruling = pickedRuling(now.current);
      if (!ruling) return lack("answer");
      if (ruling.verdict === "approve" && !ruling.category) return lack("category");
      settle(ruling);
    },
    approve() {
      if (!onDesk(now.current)) return;
      const category = categoryOnDesk(now.current);
      if (category) settle({ verdict: "approve", category, reasons: [], comment: "" });
      else lack("category");
    },
    reject() {
      const { reasons, chosen, comment } = now.current;
      if (reasons.length === 0 && comment.trim() === "") return lack("reason");
      settle({ verdict: "reject", category: chosen, reasons: [...reasons], comment: comment.trim() });
    },
    /** Chooses the answer of the next reviewer, or of the one before; round and round. */
    pick(by: 1 | -1) {
      const { length } = onDesk(now.current)?.item.answers ?? [];
      if (length === 0) return;
      const from = now.current.picked ?? (by > 0 ? -1 : length);
      apply({ kind: "answer picked", at: (from + by + length) % length });
    },
    /** What changed since the chosen reviewer decided; the first that decided on an older text, where none is chosen. */
    changes() {
      const { changesFrom, picked } = now.current;
      const item = onDesk(now.current)?.item;
      if (!item) return;
      if (changesFrom !== null) return void apply({ kind: "changes shown", from: null });
      const among = picked === null ? item.answers : item.answers.slice(picked, picked + 1);
      const older = among.find((answer) => item.seen[answer.itemVersion]);
      if (older) apply({ kind: "changes shown", from: older.itemVersion });
      else tell(t("errors.noChanges"));
    },
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
      tell(t(decision ? "last.undone" : "last.unskipped", { number: item.sequence }));
    },
    lookBack() {
      if (now.current.behind.length === 0) return tell(t("last.noneBefore"));
      apply({ kind: "looked back" });
    },
    dispatch: apply,
    keepItems: leases.keep,
    retrySaving: () => outbox.current?.retry(),
    lookAgain: () => void restock(),
    /** The item as it reads now: after an edit, or somebody else's. */
    async renew(itemId: string) {
      const answer = await ask<DisputedItem>(`${place}/items/${itemId}`);
      if (answer.ok) apply({ kind: "renewed", item: answer.value });
    },
  };

  return { desk, now, acts, saving, lastDeed, lease: leases.lease };
}

function deliver(ask: typeof askServer, place: string, act: SettlingAct): Promise<Answer<unknown>> {
  switch (act.kind) {
    case "settle":
      return ask(`${place}/settlements`, { body: act.decision, outlives: true });
    case "revoke":
      return ask(`${place}/settlements/${act.decisionId}`, { method: "DELETE", outlives: true });
    case "skip":
      return ask(`${place}/skips`, { body: { itemId: act.itemId, skipped: act.skipped }, outlives: true });
  }
}
