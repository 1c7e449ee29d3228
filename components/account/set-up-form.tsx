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

type Account = { name: string; email: string; password: string; code: string };

/** The first account: who it is, and the code from the terminal where one is asked for. */
export function SetUpForm({
  action,
  codeNeeded,
}: {
  action: (input: Account) => Promise<ActionResult<void>>;
  codeNeeded: boolean;
}) {
  const t = useTranslations("account");
  const labels = useMemo(
    () => ({
      code: t("fields.code"),
      name: t("fields.name"),
      email: t("fields.email"),
      password: t("fields.password"),
    }),
    [t],
  );
  const { submit, pending, failure } = useFormAction(async (input: Account) => {
    const result = await action(input);
    if (result.ok) await signInAndGo(input.email, input.password, "/");
    return result;
  });

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    submit({ name: text("name"), email: text("email"), password: text("password"), code: text("code") });
  }

  return (
    <form noValidate onSubmit={send} method="post" className="flex flex-col gap-4">
      <FormFailure failure={failure} labels={labels} />
      {codeNeeded ? (
        <Field label={labels.code} name="code" hint={t("fields.codeHint")} error={failure?.fields?.code} required>
          <Input
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
      ) : null}
      <Field label={labels.name} name="name" hint={t("fields.nameHint")} error={failure?.fields?.name} required>
        <Input name="name" autoComplete="name" />
      </Field>
      <Field label={labels.email} name="email" error={failure?.fields?.email} required>
        <Input name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
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
        {t("setup.submit")}
      </Button>
    </form>
  );
}
