"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { type Answer, askServer } from "#components/items/ask-server.ts";
import { Outbox, type OutboxState, type Outgoing, type SendResult } from "#components/review/outbox.ts";

const nothing: OutboxState = { waiting: 0, trouble: null };

/**
 * The outbox of this person in this project: it sends while the desk is open, and what is under way when it closes goes
 * on. While something waits, closing the tab asks first.
 */
export function useOutbox(api: string, owner: string, onSettled: (act: Outgoing, result: SendResult) => void) {
  const t = useTranslations("errors");
  const [state, setState] = useState<OutboxState>(nothing);
  const outbox = useRef<Outbox | null>(null);
  const settled = useRef(onSettled);
  settled.current = onSettled;
  const unreachable = t("unreachable");

  useEffect(() => {
    let open = true;
    const box = new Outbox({
      send: async (act) => toResult(await deliver(api, act), unreachable),
      storage: availableStorage(),
      prefix: `seedbed.review.${owner}.`,
      now: Date.now,
      schedule: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      onChange: (next) => open && setState(next),
      onSettled: (act, result) => open && settled.current(act, result),
    });
    outbox.current = box;
    box.start();
    const again = () => box.retry();
    window.addEventListener("online", again);
    return () => {
      open = false;
      outbox.current = null;
      window.removeEventListener("online", again);
    };
  }, [api, owner, unreachable]);

  const waiting = state.waiting > 0;
  useEffect(() => {
    if (!waiting) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [waiting]);

  return { outbox, state };
}

function deliver(api: string, act: Outgoing): Promise<Answer<unknown>> {
  switch (act.kind) {
    case "decide":
      return askServer(`${api}/review/decisions`, { body: act.decision, outlives: true });
    case "revoke":
      return askServer(`${api}/review/decisions/${act.decisionId}`, { method: "DELETE", outlives: true });
    case "skip":
      return askServer(`${api}/review/skips`, { body: { itemId: act.itemId, skipped: act.skipped }, outlives: true });
  }
}

/** What was refused for what it is will be refused again; anything else may go well later, as after signing in again. */
const finalStatuses = new Set([400, 404, 409, 410, 413, 422]);

function toResult(answer: Answer<unknown>, unreachable: string): SendResult {
  if (answer.ok) return { kind: "done", value: answer.value };
  const message = answer.error?.message ?? unreachable;
  if (answer.status === null || !answer.error || !finalStatuses.has(answer.status)) return { kind: "later", message };
  return { kind: "refused", code: answer.error.code, message, data: answer.error.data };
}

function availableStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
