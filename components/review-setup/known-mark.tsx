"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialogFooter } from "#components/forms/form-dialog-footer.tsx";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { notify } from "#components/ui/notify.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Category } from "#lib/items/schema.ts";
import type { KnownMark as Mark } from "#lib/review/queries/find-known-mark.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Whether an item is a known item, and the way to make it one; for those who lead the review alone. */
export function KnownMark({
  item,
  mark,
  take,
  retire,
}: {
  item: { id: string; sequence: number; status: "approved" | "rejected"; category: Category | null };
  mark: Mark | null;
  take: (input: { itemId: string; note: string }) => Promise<ActionResult<void>>;
  retire: (input: { itemId: string }) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("reviewSetup.known");
  const [open, setOpen] = useState(false);
  const number = item.sequence;
  const taking = useFormAction(take, () => {
    setOpen(false);
    notify(t("marked", { number }));
  });
  const retiring = useFormAction(retire, () => {
    notify(t("retiredDone", { number }));
  });
  if (mark && !mark.retired) {
    return (
      <div className="flex flex-col items-start gap-2">
        <FormFailure failure={retiring.failure} />
        <p>{t("isHint")}</p>
        {mark.note ? <p className="text-muted wrap-anywhere whitespace-pre-wrap">{mark.note}</p> : null}
        <Button size="sm" pending={retiring.pending} onClick={() => retiring.submit({ itemId: item.id })}>
          {t("retire")}
        </Button>
      </div>
    );
  }
  const form = `known-${item.id}`;
  return (
    <div className="flex flex-col items-start gap-2">
      {mark ? <p className="text-muted">{t("was")}</p> : null}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        trigger={<Button size="sm">{t("mark")}</Button>}
        title={t("markTitle", { number })}
        description={t("markDescription", {
          answer:
            item.status === "approved" ? t("answerApprove", { category: item.category ?? "" }) : t("answerReject"),
        })}
        footer={<FormDialogFooter form={form} cancel={t("cancel")} submit={t("confirm")} pending={taking.pending} />}
      >
        <form
          id={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            taking.submit({ itemId: item.id, note: String(new FormData(event.currentTarget).get("note") ?? "") });
          }}
          className="flex flex-col gap-4"
        >
          <FormFailure failure={taking.failure} labels={{ note: t("noteLabel") }} />
          <Field label={t("noteLabel")} name="note" hint={t("noteHint")} error={taking.failure?.fields?.note} optional>
            <Textarea name="note" rows={3} defaultValue={mark?.note ?? ""} />
          </Field>
        </form>
      </Dialog>
    </div>
  );
}
