"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

/** One thing that is wrong with a form: the message, and where (the Field's `name`; its label in words). */
export type FormError = { message: string; field?: string; label?: string };

/**
 * The summary of a failed form, above it. Takes the focus when errors arrive, so that it is read aloud; each line
 * leads to its field (`#field-<name>`). Renders nothing without errors. Pass a new array for each attempt.
 */
export function FormErrors({ errors }: { errors: readonly FormError[] }) {
  const t = useTranslations("ui.formErrors");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-reject/40 bg-reject-soft px-3 py-2.5 text-text"
    >
      <p className="flex items-center gap-2 font-medium text-reject">
        <CircleAlert aria-hidden="true" className="size-4 shrink-0" />
        {t("title", { count: errors.length })}
      </p>
      <ul className="mt-1 flex flex-col gap-0.5 pl-6">
        {errors.map((error) => (
          <li key={`${error.field}-${error.message}`} className="wrap-anywhere">
            {error.field ? (
              <a
                href={`#field-${error.field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(`field-${error.field}`)?.focus();
                }}
                className="inline-flex min-h-6 items-center rounded-sm underline underline-offset-2"
              >
                {error.label ? t("line", { label: error.label, message: error.message }) : error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
