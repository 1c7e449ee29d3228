"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useId, useMemo, useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import type { Stretch } from "#lib/algorithms/shared-tokens.ts";
import { textParts } from "#lib/algorithms/text-form.ts";
import type { TaskText } from "#lib/items/schema.ts";
import { ShownText } from "./text/shown-text.tsx";

/** What of a task's texts is marked as shared with another. */
export type SharedParts = { instruction: readonly Stretch[]; input: readonly Stretch[] };

/**
 * The three texts of a task, each in its place: the instruction large, input and output clearly theirs. An empty one
 * says so and keeps its place. Each is shown as what it is (JSON, tagged tokens, tables), or as text.
 */
export const TaskTextView = memo(function TaskTextView({
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
      <Part
        key={`instruction ${text.instruction}`}
        field="instruction"
        text={text.instruction}
        shared={shared?.instruction}
        className="text-[1.1111em]/[1.45] font-semibold tracking-[-0.005em]"
      />
      <Part
        key={`input ${text.input}`}
        field="input"
        text={text.input}
        shared={shared?.input}
        className="border-l-2 border-line-strong/50 pl-4"
        empty={<p className="text-base text-muted">{t("noInput")}</p>}
      />
      <Part
        key={`output ${text.output}`}
        field="output"
        text={text.output}
        className="rounded-md border bg-surface px-4 py-3"
        empty={<p className="text-base text-warning">{t("noOutput")}</p>}
      />
    </div>
  );
});

function Part({
  field,
  text,
  shared,
  className,
  empty,
}: {
  field: keyof TaskText;
  text: string;
  shared?: readonly Stretch[] | undefined;
  className: string;
  empty?: ReactNode;
}) {
  const id = useId();
  const t = useTranslations("items.text");
  const tText = useTranslations("itemText");
  const [asText, setAsText] = useState(false);
  const forms = useMemo(() => textParts(text), [text]);
  const hasForm = forms.some(({ kind }) => kind !== "plain");
  return (
    <section aria-labelledby={id}>
      <div className="mb-1.5 flex h-6 items-center justify-between gap-3">
        <h3 id={id} className="text-sm font-medium text-muted">
          {t(field)}
        </h3>
        {hasForm ? (
          <button
            type="button"
            aria-pressed={asText}
            aria-label={tText("asTextOf", { field })}
            onClick={() => setAsText(!asText)}
            className={cn(
              "relative h-6 rounded-md border px-2 text-sm max-md:after:absolute max-md:after:-inset-2.5",
              asText
                ? "border-transparent bg-accent-soft font-medium text-accent-text"
                : "border-line-strong/60 text-muted hover:text-text",
            )}
          >
            {tText("asText")}
          </button>
        ) : null}
      </div>
      {empty && text.trim() === "" ? (
        empty
      ) : (
        <ShownText
          key={String(asText)}
          text={text}
          parts={asText ? [{ kind: "plain", start: 0, end: text.length }] : forms}
          field={field}
          shared={shared}
          className={cn(className, asText && "font-mono text-[0.8em]/[1.6] font-normal")}
        />
      )}
    </section>
  );
}
