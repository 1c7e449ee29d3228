"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useMemo, useState } from "react";
import { FormDialogFooter } from "#components/forms/form-dialog-footer.tsx";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { type Failure, useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatMoney } from "#components/ui/format-number.ts";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/notify.ts";
import { spendCapInput } from "#lib/expansion/budget-schema.ts";
import type { RunMoney } from "#lib/expansion/run-view.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { readAmount } from "./read-amount.ts";

/** Changes a run's cap. */
export type ChangeCap = (input: { number: number; cap: number | null }) => Promise<ActionResult<void>>;

/** What a run may cost in all, raised, lowered or taken away. */
export function SpendCapDialog({ number, money, change }: { number: number; money: RunMoney; change: ChangeCap }) {
  const t = useTranslations("costs.cap");
  const tAny = useTranslations();
  const formId = useId();
  const labels = useMemo(() => ({ cap: t("label") }), [t]);
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const { submit, pending, failure, clear } = useFormAction(change, () => {
    notify(t("saved"));
    setOpen(false);
  });
  const shown = refused ?? failure;

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("cap") ?? "").trim();
    const parsed = spendCapInput.safeParse({ number, cap: text === "" ? null : readAmount(text) });
    if (parsed.success) {
      setRefused(null);
      submit(parsed.data);
      return;
    }
    clear();
    setRefused({ message: tAny("errors.invalid"), fields: { cap: tAny("costs.errors.cap") } });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setRefused(null);
        clear();
      }}
      trigger={<Button size="sm">{t(money.cap === null ? "set" : "change")}</Button>}
      title={t("title", { number })}
      description={t("description", {
        spent: formatMoney(money.spent),
        reserved: formatMoney(money.reserved),
      })}
      footer={<FormDialogFooter form={formId} cancel={t("cancel")} submit={t("save")} pending={pending} />}
    >
      <form id={formId} noValidate onSubmit={send} className="flex flex-col gap-4">
        <FormFailure failure={shown} labels={labels} />
        <Field label={labels.cap} name="cap" hint={t("hint")} error={shown?.fields?.cap} optional>
          <Input
            name="cap"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={money.cap === null ? "" : String(money.cap)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
