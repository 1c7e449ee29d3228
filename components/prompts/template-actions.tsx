"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { FormDialogFooter } from "#components/forms/form-dialog-footer.tsx";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { type Failure, useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/notify.ts";
import { templateNameInput } from "#lib/expansion/prompts/template-schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

type OnTemplate<I = unknown> = (input: { templateId: string } & I) => Promise<ActionResult<void>>;

/** What can be done with a template as a whole: another name, out of use and back. */
export function TemplateActions({
  templateId,
  name,
  archived,
  rename,
  archive,
  restore,
}: {
  templateId: string;
  name: string;
  archived: boolean;
  rename: OnTemplate<{ name: string }>;
  archive: OnTemplate;
  restore: OnTemplate;
}) {
  const t = useTranslations("prompts");
  const { submit, pending } = useFormAction(async () => {
    const result = await (archived ? restore : archive)({ templateId });
    notify(result.ok ? t(archived ? "archive.restored" : "archive.archived") : result.error.message, {
      tone: result.ok ? "neutral" : "reject",
    });
    return result;
  });
  return (
    <>
      {archived ? null : <RenameDialog templateId={templateId} name={name} rename={rename} />}
      <Button pending={pending} onClick={() => submit(undefined)}>
        {t(archived ? "archive.restore" : "archive.archive")}
      </Button>
    </>
  );
}

function RenameDialog({
  templateId,
  name,
  rename,
}: {
  templateId: string;
  name: string;
  rename: OnTemplate<{ name: string }>;
}) {
  const t = useTranslations("prompts.rename");
  const tAny = useTranslations();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const { submit, pending, failure, clear } = useFormAction(rename, () => {
    notify(t("done"));
    setOpen(false);
  });
  const shown = refused ?? failure;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{t("open")}</Button>}
      title={t("title")}
      description={t("description")}
      footer={<FormDialogFooter form={formId} cancel={t("cancel")} submit={t("save")} pending={pending} />}
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget).get("name");
          const parsed = templateNameInput.safeParse({ templateId, name: String(typed ?? "") });
          clear();
          const issue = parsed.error?.issues[0];
          const message = issue ? tAny(issue.message as never) : null;
          setRefused(message === null ? null : { message, fields: { name: message } });
          if (parsed.success) submit(parsed.data);
        }}
        className="flex flex-col gap-4"
      >
        <FormFailure failure={shown} labels={{ name: t("name") }} />
        <Field label={t("name")} name="name" error={shown?.fields?.name} required>
          <Input name="name" autoComplete="off" defaultValue={name} />
        </Field>
      </form>
    </Dialog>
  );
}
