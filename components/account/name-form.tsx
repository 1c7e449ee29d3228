"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/notify.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** One's own name. */
export function NameForm({
  action,
  name,
}: {
  action: (input: { name: string }) => Promise<ActionResult<void>>;
  name: string;
}) {
  const t = useTranslations("account");
  const { submit, pending, failure } = useFormAction(action, () => {
    notify(t("settings.nameSaved"));
  });

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    submit({ name: String(new FormData(event.currentTarget).get("name")) });
  }

  return (
    <form noValidate onSubmit={send} className="flex max-w-sm flex-col items-start gap-3">
      {failure?.fields ? null : <FormFailure failure={failure} />}
      <Field
        label={t("fields.name")}
        name="name"
        hint={t("fields.nameHint")}
        error={failure?.fields?.name}
        className="w-full"
        required
      >
        <Input name="name" autoComplete="name" defaultValue={name} />
      </Field>
      <Button type="submit" pending={pending}>
        {t("settings.saveName")}
      </Button>
    </form>
  );
}
