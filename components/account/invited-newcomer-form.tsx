"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useMemo } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";
import { signInAndGo } from "./auth-request.ts";
import { PasswordInput } from "./password-input.tsx";

type Newcomer = { token: string; name: string; password: string };

/** Accepts an invitation with a new account; then signed in to it. */
export function InvitedNewcomerForm({
  action,
  token,
  email,
}: {
  action: (input: Newcomer) => Promise<ActionResult<{ email: string; slug: string }>>;
  token: string;
  email: string;
}) {
  const t = useTranslations("account");
  const labels = useMemo(() => ({ name: t("fields.name"), password: t("fields.password") }), [t]);
  const { submit, pending, failure } = useFormAction(async (input: Newcomer) => {
    const result = await action(input);
    if (result.ok) await signInAndGo(result.value.email, input.password, `/p/${result.value.slug}`);
    return result;
  });

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit({ token, name: String(form.get("name")), password: String(form.get("password")) });
  }

  return (
    <form noValidate onSubmit={send} method="post" className="flex flex-col gap-4">
      <FormFailure failure={failure} labels={labels} />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label={labels.name} name="name" hint={t("fields.nameHint")} error={failure?.fields?.name} required>
        <Input name="name" autoComplete="name" />
      </Field>
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
        {t("invitation.submitNew")}
      </Button>
    </form>
  );
}
