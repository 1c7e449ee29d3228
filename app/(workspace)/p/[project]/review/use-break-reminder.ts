"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { isTypingTarget } from "#components/data-table/row-keys.ts";
import { afterWork, type BreakClock, isBreakDue } from "#components/review/break-clock.ts";
import { notify } from "#components/ui/notify.ts";

/** Reminds of a break after 50 minutes of work, where it is wanted; never while something is typed. */
export function useBreakReminder(wanted: boolean): void {
  const t = useTranslations("review");
  useEffect(() => {
    if (!wanted) return;
    let clock: BreakClock = null;
    const work = () => {
      clock = afterWork(clock, Date.now());
    };
    const timer = setInterval(() => {
      if (!isBreakDue(clock, Date.now()) || isTypingTarget(document.activeElement)) return;
      clock = null;
      notify(t("break.title"), { detail: t("break.detail"), id: "break", duration: 20_000 });
    }, 15_000);
    document.addEventListener("keydown", work, true);
    document.addEventListener("pointerdown", work, true);
    return () => {
      clearInterval(timer);
      document.removeEventListener("keydown", work, true);
      document.removeEventListener("pointerdown", work, true);
    };
  }, [wanted, t]);
}
