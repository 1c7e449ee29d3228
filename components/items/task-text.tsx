"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { cn } from "#components/ui/class-names.ts";
import type { Stretch } from "#lib/algorithms/shared-tokens.ts";
import type { TaskText } from "#lib/items/schema.ts";
import { SharedText } from "./shared-text.tsx";
import { textLanguage } from "./text-language.ts";

/** What of a task's texts is marked as shared with another. */
export type SharedParts = { instruction: readonly Stretch[]; input: readonly Stretch[] };

/**
 * The three texts of a task, each in its place: the instruction large, input and output clearly theirs. An empty one
 * says so and keeps its place.
 */
export function TaskTextView({
  text,
  shared,
  className,
}: {
  text: TaskText;
  shared?: SharedParts | undefined;
  className?: string;
}) {
  const t = useTranslations("items.text");
  return (
    <div className={cn("flex max-w-[68ch] flex-col gap-6 text-[length:var(--item-text-size)]/[1.5]", className)}>
      <Part label={t("instruction")}>
        <Words
          text={text.instruction}
          shared={shared?.instruction}
          className="text-xl/[1.45] font-semibold tracking-[-0.005em]"
        />
      </Part>
      <Part label={t("input")}>
        {text.input.trim() === "" ? (
          <p className="text-base text-muted">{t("noInput")}</p>
        ) : (
          <Words text={text.input} shared={shared?.input} className="border-l-2 border-line-strong/50 pl-4" />
        )}
      </Part>
      <Part label={t("output")}>
        {text.output.trim() === "" ? (
          <p className="text-base text-warning">{t("noOutput")}</p>
        ) : (
          <Words text={text.output} className="rounded-md border bg-surface px-4 py-3" />
        )}
      </Part>
    </div>
  );
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1.5 text-sm font-medium text-muted">
        {label}
      </h3>
      {children}
    </section>
  );
}

function Words({
  text,
  shared = [],
  className,
}: {
  text: string;
  shared?: readonly Stretch[] | undefined;
  className?: string;
}) {
  return (
    <div lang={textLanguage(text)} className={cn("wrap-anywhere whitespace-pre-wrap", className)}>
      <SharedText text={text} shared={shared} />
    </div>
  );
}
