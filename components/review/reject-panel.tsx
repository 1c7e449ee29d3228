"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { RejectReason } from "#lib/review/schema.ts";
import { useReasonWords } from "./reason-words.tsx";

/** How many of the reasons have a digit: 1 to 9, then 0. */
const digitKeys = 10;

/**
 * Why an item is rejected: ready-made reasons picked by their digits, and words of one's own. It lies over the item,
 * above the actions, so that nothing moves. The keys are the desk's, but for those of the text box.
 */
export function RejectPanel({
  number,
  offered,
  picked,
  comment,
  lacking,
  onToggle,
  onComment,
  onReject,
  onLeave,
}: {
  number: number;
  /** The project's reasons, in the order of their digits. */
  offered: readonly RejectReason[];
  picked: readonly string[];
  comment: string;
  lacking: boolean;
  onToggle: (reason: string) => void;
  onComment: (comment: string) => void;
  onReject: () => void;
  onLeave: () => void;
}) {
  const t = useTranslations("review.reject");
  const words = useReasonWords(offered);
  const panel = useRef<HTMLFormElement>(null);
  useEffect(() => panel.current?.focus(), []);

  function pressInBox(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onReject();
    } else if (event.key === "Escape") {
      event.preventDefault();
      panel.current?.focus();
    }
  }

  return (
    <form
      ref={panel}
      id="reject-panel"
      tabIndex={-1}
      aria-label={t("title", { number })}
      onSubmit={(event) => {
        event.preventDefault();
        onReject();
      }}
      className="absolute inset-x-2 bottom-full z-10 mb-2 flex max-h-[calc(100dvh-22rem)] md:max-h-[min(34rem,calc(100dvh-14rem))] max-w-xl flex-col rounded-lg bg-raised shadow-overlay md:right-6 md:left-auto"
    >
      <h2 className="px-4 pt-3 pb-1 text-lg font-semibold">{t("title", { number })}</h2>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-1">
        <ul className="grid gap-x-4 sm:grid-cols-2">
          {offered.map(({ key }, i) => (
            <li key={key} className="flex items-start gap-2 py-1">
              {/* Those without a digit stand in line with the others. */}
              <Kbd
                keys={String((i + 1) % 10)}
                className={cn("mt-0.5 hidden md:inline-flex", i >= digitKeys && "invisible")}
              />
              <Checkbox label={words(key)} checked={picked.includes(key)} onCheckedChange={() => onToggle(key)} />
            </li>
          ))}
        </ul>
        <Field label={t("comment")} optional error={lacking ? t("lacking") : null} className="pt-2 pb-1">
          <Textarea
            rows={2}
            value={comment}
            onChange={(event) => onComment(event.currentTarget.value)}
            onKeyDown={pressInBox}
          />
        </Field>
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2 border-t px-4 py-2.5">
        <Button onClick={onLeave}>
          {t("cancel")}
          <Kbd keys="escape" className="hidden md:inline-flex" />
        </Button>
        <Button type="submit" variant="reject">
          {t("confirm")}
          <Kbd keys="enter" inverse className="hidden md:inline-flex" />
        </Button>
      </div>
    </form>
  );
}
