"use client";

import { useMemo } from "react";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Failure } from "./use-form-action.ts";

/** Above a form: the fields that need attention, with links to them, or the one sentence that says what went wrong. */
export function FormFailure({ failure, labels = {} }: { failure: Failure | null; labels?: Record<string, string> }) {
  const fields = failure?.fields;
  const errors = useMemo(
    () =>
      Object.entries(fields ?? {}).map(([field, message]) => {
        const label = labels[field];
        return label ? { message, field, label } : { message };
      }),
    [fields, labels],
  );
  if (!failure) return null;
  if (errors.length > 0) return <FormErrors errors={errors} />;
  return (
    <Notice tone="reject" live="alert">
      {failure.message}
    </Notice>
  );
}
