"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { notify } from "#components/ui/notify.ts";
import type { RunRules } from "#lib/expansion/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** What starts a replay of a run. */
export type Start = (input: { number: number; rules: RunRules | null }) => Promise<ActionResult<{ id: string }>>;

/** Starts a replay with the run's own rules. */
export function StartReplay({ number, start, again }: { number: number; start: Start; again: boolean }) {
  const t = useTranslations("replay");
  const { submit, pending, failure } = useFormAction(start);
  useEffect(() => {
    if (failure) notify(failure.message, { tone: "reject", id: "replay" });
  }, [failure]);
  return (
    <Button
      variant={again ? "secondary" : "primary"}
      icon={<RotateCcw />}
      pending={pending}
      onClick={() => submit({ number, rules: null })}
    >
      {t(again ? "startAgain" : "start")}
    </Button>
  );
}
