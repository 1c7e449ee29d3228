"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { type Failure, useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/notify.ts";
import { budgetInput } from "#lib/expansion/budget-schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { readAmount } from "./read-amount.ts";

/** What the project's calls may cost in a month. Empty is no budget. */
export function BudgetForm({
  budget,
  save,
}: {
  budget: number | null;
  save: (input: { budget: number | null }) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("costs.budget");
  const tAny = useTranslations();
  const labels = useMemo(() => ({ budget: t("label") }), [t]);
  const [refused, setRefused] = useState<Failure | null>(null);
  const { submit, pending, failure, clear } = useFormAction(save, () => {
    notify(t("saved"));
  });
  const shown = refused ?? failure;

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("budget") ?? "").trim();
    const parsed = budgetInput.safeParse({ budget: text === "" ? null : readAmount(text) });
    if (parsed.success) {
      setRefused(null);
      submit(parsed.data);
      return;
    }
    clear();
    setRefused({ message: tAny("errors.invalid"), fields: { budget: tAny("costs.errors.budget") } });
  }

  return (
    <form noValidate onSubmit={send} className="flex max-w-xl flex-col gap-3">
      <FormFailure failure={shown} labels={labels} />
      <Field label={labels.budget} name="budget" hint={t("hint")} error={shown?.fields?.budget} optional>
        <Input
          key={budget}
          name="budget"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={budget === null ? "" : String(budget)}
          className="max-w-48"
        />
      </Field>
      <div>
        <Button type="submit" pending={pending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
