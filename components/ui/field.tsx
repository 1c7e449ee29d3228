"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";
import { FieldContext } from "./field-wiring.ts";

/** Props of Field. `error` is one message or several; an empty list is none. */
export type FieldProps = {
  label: ReactNode;
  /** Also the anchor `#field-<name>` that FormErrors links to. */
  name?: string;
  hint?: ReactNode;
  error?: string | readonly string[] | null | undefined;
  required?: boolean;
  /** Says "optional" after the label. */
  optional?: boolean;
  /** For controls that are several inputs (radios, checkboxes): a group with a name in place of a label. */
  group?: boolean;
  labelHidden?: boolean;
  /** At the end of the label's line: a counter, a small button. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A label, a control, its hint and its error, wired with for, aria-describedby and aria-invalid. */
export function Field(props: FieldProps) {
  const {
    label,
    name,
    hint,
    error,
    required = false,
    optional,
    group,
    labelHidden,
    aside,
    className,
    children,
  } = props;
  const t = useTranslations("ui.field");
  const unique = useId();
  const id = name ? `field-${name}` : unique;
  const errors = typeof error === "string" ? (error ? [error] : []) : (error ?? []);
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = errors.length > 0 ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  const wiring = { id, labelId: `${id}-label`, describedBy, invalid: errors.length > 0, required };

  const caption = (
    <>
      {label}
      {optional ? <span className="font-normal text-muted"> {t("optional")}</span> : null}
    </>
  );
  const captionClass = cn("text-sm font-medium text-text", labelHidden && "sr-only");
  const body = (
    <FieldContext value={wiring}>
      <div className="flex items-baseline justify-between gap-3">
        {group ? (
          <span id={wiring.labelId} className={captionClass}>
            {caption}
          </span>
        ) : (
          <label id={wiring.labelId} htmlFor={id} className={captionClass}>
            {caption}
          </label>
        )}
        {aside ? <span className="text-sm text-muted">{aside}</span> : null}
      </div>
      {children}
      {hint ? (
        <div id={hintId} className="text-sm text-muted">
          {hint}
        </div>
      ) : null}
      {errors.length > 0 ? (
        <div id={errorId} className="flex gap-1.5 text-sm text-reject">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          <span>{errors.join(" ")}</span>
        </div>
      ) : null}
    </FieldContext>
  );
  const box = cn("flex min-w-0 flex-col gap-1.5", className);
  if (!group) return <div className={box}>{body}</div>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot share a line with the aside
    <div
      role="group"
      id={id}
      tabIndex={-1}
      aria-labelledby={wiring.labelId}
      aria-describedby={describedBy}
      className={box}
    >
      {body}
    </div>
  );
}
