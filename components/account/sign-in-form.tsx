"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { leaveFor, signInByPassword, startProviderSignIn } from "./auth-request.ts";
import { PasswordInput } from "./password-input.tsx";

// next-auth's words for what went wrong, and ours.
const knownErrors = {
  CredentialsSignin: "credentials",
  "rate-limited": "rateLimited",
  "not-invited": "notInvited",
  unverified: "unverified",
  disabled: "disabled",
  OAuthSignin: "provider",
  OAuthCallback: "provider",
  Callback: "provider",
  unreachable: "unreachable",
} as const;

/**
 * Signing in by e-mail and password and, where there is one, by the provider.
 * @param goTo a path of ours, where to go then
 * @param error why the last attempt failed, from the address
 */
export function SignInForm({ goTo, provider, error }: { goTo: string; provider: string | null; error: string | null }) {
  const t = useTranslations("account");
  const [failed, setFailed] = useState(error);
  const [pending, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      setFailed(null);
      const failure = await signInByPassword(String(form.get("email")), String(form.get("password")));
      if (failure) setFailed(failure.error);
      else await leaveFor(goTo);
    });
  }

  function signInWithProvider() {
    startTransition(async () => {
      setFailed(null);
      const started = await startProviderSignIn(goTo);
      if ("error" in started) setFailed(started.error);
      else await leaveFor(started.url);
    });
  }

  const known = failed !== null && Object.hasOwn(knownErrors, failed);
  const reason = known ? knownErrors[failed as keyof typeof knownErrors] : failed === null ? null : "unexpected";
  return (
    <div className="flex flex-col gap-4">
      {reason ? (
        <Notice tone="reject" live="alert" title={t("signIn.failed")}>
          {t(`signIn.errors.${reason}`, { name: provider ?? "" })}
        </Notice>
      ) : null}
      <form noValidate onSubmit={submit} method="post" className="flex flex-col gap-4">
        <Field label={t("fields.email")} name="email" required>
          <Input name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </Field>
        <Field label={t("fields.password")} name="password" required>
          <PasswordInput name="password" autoComplete="current-password" />
        </Field>
        <Button type="submit" variant="primary" size="lg" pending={pending}>
          {t("signIn.submit")}
        </Button>
      </form>
      {provider ? (
        <>
          <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {t("signIn.or")}
          </p>
          <Button size="lg" onClick={signInWithProvider} aria-disabled={pending || undefined}>
            {t("signIn.provider", { name: provider })}
          </Button>
        </>
      ) : null}
      <p className="text-sm text-muted text-pretty">{t("signIn.forgotten")}</p>
    </div>
  );
}
