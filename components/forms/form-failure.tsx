"use client";

import { useState } from "react";
import { type FormError, FormErrors } from "#components/ui/form-errors.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Failure } from "./use-form-action.ts";

/** Above a form: the fields that need attention, with links to them, or the one sentence that says what went wrong. */
export function FormFailure({ failure, labels = {} }: { failure: Failure | null; labels?: Record<string, string> }) {
  const fields = failure?.fields;
  // One array for each failure, not for each rendering: FormErrors takes the focus with a new one, away from who is typing.
  const [listed, setListed] = useState<{ fields: Failure["fields"]; errors: FormError[] }>({
    fields: undefined,
    errors: [],
  });
  if (listed.fields !== fields) {
    const errors = Object.entries(fields ?? {}).map(([field, message]) => {
      const label = labels[field];
      return label ? { message, field, label } : { message };
    });
    setListed({ fields, errors });
  }
  const { errors } = listed;
  if (!failure) return null;
  if (errors.length > 0) return <FormErrors errors={errors} />;
  return (
    <Notice tone="reject" live="alert">
      {failure.message}
    </Notice>
  );
}
