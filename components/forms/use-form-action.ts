"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Why an action failed, for FormFailure. */
export type Failure = { message: string; fields?: Record<string, string> };

/**
 * Sends a form's input to an action and keeps what came of it: whether it is under way, and why it failed. What the
 * person typed stays where it is. Also a lost connection and a page older than the server come back as failures.
 * @param onDone gets the action's value; what it returns is waited for, so that the form stays pending
 */
export function useFormAction<I, R>(
  action: (input: I) => Promise<ActionResult<R>>,
  onDone: (value: R) => unknown = () => {},
): { submit: (input: I) => void; pending: boolean; failure: Failure | null; clear: () => void } {
  const t = useTranslations("errors");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, startTransition] = useTransition();

  function submit(input: I) {
    if (pending) return;
    startTransition(async () => {
      const result = await action(input).catch((error: unknown) => {
        unstable_rethrow(error);
        const message = unstable_isUnrecognizedActionError(error) ? t("outdated") : t("unreachable");
        return { ok: false as const, error: { message } };
      });
      setFailure(result.ok ? null : result.error);
      if (result.ok) await onDone(result.value);
    });
  }

  return { submit, pending, failure, clear: () => setFailure(null) };
}
