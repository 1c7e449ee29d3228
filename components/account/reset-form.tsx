"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useMemo } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";
import { signInAndGo } from "./auth-request.ts";
import { PasswordInput } from "./password-input.tsx";

/** A new password by an admin's link; then signed in with it. */
export function ResetForm({
  action,
  token,
  email,
}: {
  action: (input: { token: string; password: string }) => Promise<ActionResult<{ email: string }>>;
  token: string;
  email: string;
}) {
  const t = useTranslations("account");
  const labels = useMemo(() => ({ password: t("fields.newPassword") }), [t]);
  const { submit, pending, failure } = useFormAction(async (input: { token: string; password: string }) => {
    const result = await action(input);
    if (result.ok) await signInAndGo(result.value.email, input.password, "/");
    return result;
  });

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    submit({ token, password: String(new FormData(event.currentTarget).get("password")) });
  }

  return (
    <form noValidate onSubmit={send} method="post" className="flex flex-col gap-4">
      <FormFailure failure={failure} labels={labels} />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field
        label={labels.password}
        name="password"
        hint={t("fields.passwordHint")}
        error={failure?.fields?.password}
        required
      >
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        {t("reset.submit")}
      </Button>
    </form>
  );
}
