"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { newId } from "#components/items/new-id.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/notify.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FreezeInput } from "#lib/datasets/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Asks for a version's name and notes, and freezes it. */
export function FreezeForm({
  action,
  items,
  suggestedName,
  home,
}: {
  action: (input: FreezeInput) => Promise<ActionResult<{ number: number; itemCount: number }>>;
  /** How many items go in, as far as is known. */
  items: number;
  suggestedName: string;
  /** Address of the list of versions. */
  home: string;
}) {
  const t = useTranslations("datasets.freezing");
  const router = useRouter();
  // Made once for the form: sending it twice freezes once.
  const [id] = useState(newId);
  const labels = useMemo(() => ({ name: t("name"), notes: t("notes") }), [t]);
  const { submit, pending, failure } = useFormAction(action, ({ number, itemCount }) => {
    notify(t("done", { number, count: itemCount, figure: formatNumber(itemCount) }), { tone: "approve" });
    router.push(`${home}/${number}`);
  });

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit({ id, name: String(form.get("name")), notes: String(form.get("notes")) });
  }

  return (
    <form onSubmit={send} className="flex max-w-xl flex-col gap-4">
      <FormFailure failure={failure} labels={labels} />
      <Field label={labels.name} name="name" hint={t("nameHint")} error={failure?.fields?.name} required>
        <Input name="name" defaultValue={suggestedName} maxLength={100} autoComplete="off" />
      </Field>
      <Field label={labels.notes} name="notes" hint={t("notesHint")} error={failure?.fields?.notes} optional>
        <Textarea name="notes" rows={3} maxLength={5_000} />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {t("submit", { count: items, figure: formatNumber(items) })}
        </Button>
      </div>
    </form>
  );
}
