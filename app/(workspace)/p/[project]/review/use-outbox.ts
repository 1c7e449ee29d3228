"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Answer } from "#components/items/ask-server.ts";
import { Outbox, type OutboxAct, type OutboxState, type SendResult } from "#components/review/outbox.ts";

const nothing: OutboxState = { waiting: 0, trouble: null };

/**
 * The outbox of this person in this project: it sends while the desk is open, and what is under way when it closes goes
 * on. While something waits, closing the tab asks first.
 * @param options.prefix tells the acts of this desk, by this person in this project, from others
 * @param options.deliver asks the server once
 */
export function useOutbox<Act extends OutboxAct>({
  prefix,
  ...options
}: {
  prefix: string;
  deliver: (act: Act) => Promise<Answer<unknown>>;
  onSettled: (act: Act, result: SendResult) => void;
}) {
  const t = useTranslations("errors");
  const [state, setState] = useState<OutboxState>(nothing);
  const outbox = useRef<Outbox<Act> | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const unreachable = t("unreachable");

  useEffect(() => {
    let open = true;
    const box = new Outbox<Act>({
      send: async (act) => toResult(await latest.current.deliver(act), unreachable),
      storage: availableStorage(),
      prefix,
      now: Date.now,
      alone: (run) => alone(prefix, run),
      schedule: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      onChange: (next) => open && setState(next),
      onSettled: (act, result) => open && latest.current.onSettled(act, result),
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
  }, [prefix, unreachable]);

  const waiting = state.waiting > 0;
  useEffect(() => {
    if (!waiting) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [waiting]);

  return { outbox, state };
}

/** What was refused for what it is will be refused again; anything else may go well later, as after signing in again. */
const finalStatuses = new Set([400, 404, 409, 410, 413, 422]);

function toResult(answer: Answer<unknown>, unreachable: string): SendResult {
  if (answer.ok) return { kind: "done", value: answer.value };
  const message = answer.error?.message ?? unreachable;
  if (answer.status === null || !answer.error || !finalStatuses.has(answer.status)) return { kind: "later", message };
  return { kind: "refused", code: answer.error.code, message, data: answer.error.data };
}

/** Browsers without locks (and pages that do not come over HTTPS) send from every tab: each act counts once anyway. */
async function alone<T>(name: string, run: () => Promise<T>): Promise<T> {
  return navigator.locks ? await navigator.locks.request(name, run) : run();
}

function availableStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
