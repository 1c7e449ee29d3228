"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useMemo } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";

type NewProject = { name: string; starterSeeds: boolean };

/** A new project's name, and whether it begins with the starter seeds. */
export function NewProjectForm({ action }: { action: (input: NewProject) => Promise<ActionResult<{ slug: string }>> }) {
  const t = useTranslations("account.newProject");
  const router = useRouter();
  const labels = useMemo(() => ({ name: t("name") }), [t]);
  const { submit, pending, failure } = useFormAction(action, ({ slug }) => router.push(`/p/${slug}`));

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit({ name: String(form.get("name")), starterSeeds: form.get("starterSeeds") === "on" });
  }

  return (
    <form noValidate onSubmit={send} className="flex flex-col gap-4">
      <FormFailure failure={failure} labels={labels} />
      <Field label={labels.name} name="name" hint={t("nameHint")} error={failure?.fields?.name} required>
        <Input name="name" autoComplete="off" />
      </Field>
      <Checkbox name="starterSeeds" label={t("starterSeeds")} hint={t("starterSeedsHint")} defaultChecked />
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        {t("submit")}
      </Button>
    </form>
  );
}
