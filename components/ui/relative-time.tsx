"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { cn } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

const tick = 30_000;
const dayInMs = 86_400_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

/** One clock for all times on the page. */
function subscribeToClock(listener: () => void) {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const each of listeners) each();
    }, tick);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const never = () => () => {};

/**
 * A time told from now ("3 minutes ago"), the exact one on hover and focus. The server and the first paint write
 * the date in UTC, which both agree on; the browser then tells it from now and in the reader's own time zone.
 * `inTable`: without a tab stop of its own, the exact time on hover alone (rows open a panel that has it in full).
 */
export function RelativeTime({
  value,
  inTable = false,
  className,
}: {
  value: Date | string | number;
  inTable?: boolean;
  className?: string;
}) {
  const t = useTranslations("ui.time");
  const format = useFormatter();
  const date = new Date(value);
  const current = useSyncExternalStore(
    subscribeToClock,
    () => now,
    () => null,
  );
  const timeZone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  const exact = format.dateTime(date, { dateStyle: "long", timeStyle: "long", timeZone });
  const shortDate = format.dateTime(date, { dateStyle: "medium", timeZone });
  const age = current === null ? null : current - date.getTime();
  let text = shortDate;
  if (age !== null && Math.abs(age) < 45_000) text = t("now");
  else if (age !== null && Math.abs(age) < 30 * dayInMs) text = format.relativeTime(date, new Date(current ?? 0));

  const look = cn("whitespace-nowrap tabular-nums", className);
  if (inTable) {
    return (
      <time dateTime={date.toISOString()} title={exact} className={look}>
        {text}
      </time>
    );
  }
  return (
    <Tooltip label={exact}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time must be there for the keyboard too */}
      <time dateTime={date.toISOString()} tabIndex={0} className={cn("rounded-sm", look)}>
        {text}
      </time>
    </Tooltip>
  );
}
