"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useRef } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { notify } from "#components/ui/notify.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { PasswordInput } from "./password-input.tsx";

/** One's own password: the one until now, and the new one. */
export function PasswordForm({
  action,
  email,
}: {
  action: (input: { oldPassword: string; password: string }) => Promise<ActionResult<void>>;
  email: string;
}) {
  const t = useTranslations("account");
  const form = useRef<HTMLFormElement>(null);
  const labels = useMemo(() => ({ oldPassword: t("fields.oldPassword"), password: t("fields.newPassword") }), [t]);
  const { submit, pending, failure } = useFormAction(action, () => {
    form.current?.reset();
    notify(t("settings.passwordChanged"));
  });

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    submit({ oldPassword: String(data.get("oldPassword")), password: String(data.get("password")) });
  }

  return (
    <form ref={form} noValidate onSubmit={send} method="post" className="flex max-w-sm flex-col items-start gap-3">
      <FormFailure failure={failure} labels={labels} />
      {/* For password managers: whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field
        label={labels.oldPassword}
        name="oldPassword"
        error={failure?.fields?.oldPassword}
        className="w-full"
        required
      >
        <PasswordInput name="oldPassword" autoComplete="current-password" />
      </Field>
      <Field
        label={labels.password}
        name="password"
        hint={t("fields.passwordHint")}
        error={failure?.fields?.password}
        className="w-full"
        required
      >
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" pending={pending}>
        {t("settings.changePassword")}
      </Button>
    </form>
  );
}
