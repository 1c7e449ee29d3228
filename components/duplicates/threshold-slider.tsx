"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Input } from "#components/ui/input.tsx";

const least = 0.5;

/**
 * The similarity from which tasks count as duplicates: a slider from 0.50 to 1.00 in steps of 0.01, and the same as a number to type.
 * It answers at once; `said` is what it comes to, also for who hears it.
 */
export function ThresholdSlider({
  value,
  onChange,
  said,
  children,
}: {
  value: number;
  onChange: (value: number) => void;
  said: string;
  children?: ReactNode;
}) {
  const t = useTranslations("duplicates.slider");
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);

  function take(): void {
    if (typed === null) return;
    const number = Number(typed.replace(",", "."));
    setTyped(null);
    if (Number.isFinite(number) && typed.trim() !== "")
      onChange(Math.round(Math.min(1, Math.max(least, number)) * 100) / 100);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "Enter") take();
    if (event.key === "Escape") setTyped(null);
  }

  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {t("label")}
      </label>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="flex h-9 w-full max-w-80 min-w-44 items-center gap-2 text-sm text-muted tabular-nums sm:w-72">
          <span aria-hidden="true">{least.toFixed(2)}</span>
          <input
            id={id}
            type="range"
            min={least}
            max={1}
            step={0.01}
            value={value}
            aria-valuetext={t("spoken", { value: value.toFixed(2), said })}
            onChange={(event) => onChange(Number(event.currentTarget.value))}
            className="h-9 min-w-0 flex-1 cursor-pointer accent-accent"
          />
          <span aria-hidden="true">{(1).toFixed(2)}</span>
        </span>
        <Input
          aria-label={t("exact")}
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? value.toFixed(2)}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={onKeyDown}
          className="w-18 text-center tabular-nums"
        />
        {children}
      </div>
    </div>
  );
}
