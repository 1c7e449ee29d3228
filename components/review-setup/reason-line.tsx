"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { ReasonRow } from "./reason-rows.ts";

/** How many of the reasons have a digit. */
const digitKeys = 10;

/** A reason that is offered: its digit, its words, its place, and the way out. */
export function ReasonLine({
  row,
  place,
  count,
  error,
  onText,
  onMove,
  onRetire,
}: {
  row: ReasonRow;
  /** From 0. */
  place: number;
  count: number;
  error: string | undefined;
  onText: (text: string) => void;
  /** @param focus what of the line has the focus, and keeps it */
  onMove: (by: 1 | -1, focus: string) => void;
  onRetire: () => void;
}) {
  const t = useTranslations("reviewSetup.reasons");
  const reason = row.text || t("newOne");
  const mover = (by: 1 | -1, label: string, icon: ReactNode) => {
    const end = by < 0 ? place === 0 : place === count - 1;
    // Not disabled: the focus must not get lost where moving ends.
    return (
      <IconButton
        label={label}
        icon={icon}
        data-move={by}
        aria-disabled={end || undefined}
        onClick={() => onMove(by, `[data-move="${by}"]`)}
        className="aria-disabled:opacity-40"
      />
    );
  };
  function pressInBox(event: KeyboardEvent) {
    if (!event.altKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    onMove(by, "input");
  }

  return (
    <li data-row={row.id} className="flex items-start gap-1 sm:gap-2">
      <span className="mt-1.5 grid h-8 w-6 shrink-0 place-items-center">
        {place < digitKeys ? <Kbd keys={String((place + 1) % 10)} /> : <VisuallyHidden>{t("noKey")}</VisuallyHidden>}
      </span>
      <Field label={t("name", { place: place + 1 })} labelHidden name={row.id} error={error} className="flex-1">
        <Input
          value={row.text}
          autoComplete="off"
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={pressInBox}
        />
      </Field>
      <span className="mt-1.5 flex shrink-0">
        {mover(-1, t("up", { reason }), <ArrowUp />)}
        {mover(1, t("down", { reason }), <ArrowDown />)}
        <IconButton
          label={row.key === null ? t("removeNew") : t("retire", { reason })}
          icon={<X />}
          onClick={onRetire}
        />
      </span>
    </li>
  );
}
