"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactElement, useId, useState } from "react";
import { FormDialogFooter } from "#components/forms/form-dialog-footer.tsx";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { type Failure, useFormAction } from "#components/forms/use-form-action.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { notify } from "#components/ui/notify.ts";
import { newTemplateInput, type PromptPurpose, promptPurposes } from "#lib/expansion/prompts/template-schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Makes a template. */
export type CreateTemplate = (input: {
  purpose: PromptPurpose;
  name: string;
  fromVersionId: string | null;
}) => Promise<ActionResult<{ id: string }>>;

/** What a new template may begin as: the built-in prompt (`versionId` null) or a version. */
export type TemplateSource = { purpose: PromptPurpose; versionId: string | null; label: string };

/** Asks for the name of a new template and what it is a copy of, and leads to it. */
export function NewTemplateDialog({
  trigger,
  title,
  promptsPath,
  sources,
  create,
}: {
  trigger: ReactElement;
  title: string;
  promptsPath: string;
  /** One: a copy of precisely this. */
  sources: readonly TemplateSource[];
  create: CreateTemplate;
}) {
  const t = useTranslations("prompts.new");
  const tAny = useTranslations();
  const tPurpose = useTranslations("prompts.purpose");
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const purposes = promptPurposes.filter((each) => sources.some((source) => source.purpose === each));
  const [purpose, setPurpose] = useState<PromptPurpose>(purposes[0] ?? "expand");
  const [refused, setRefused] = useState<Failure | null>(null);
  const { submit, pending, failure, clear } = useFormAction(create, ({ id }) => {
    notify(t("created"));
    setOpen(false);
    router.push(`${promptsPath}/${id}`);
  });
  const own = sources.filter((source) => source.purpose === purpose);
  const shown = refused ?? failure;

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={title}
      description={t("description")}
      footer={<FormDialogFooter form={formId} cancel={t("cancel")} submit={t("create")} pending={pending} />}
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const parsed = newTemplateInput.safeParse({
            purpose,
            name: String(form.get("name") ?? ""),
            fromVersionId: form.get("source") || null,
          });
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
          <Input name="name" autoComplete="off" />
        </Field>
        {purposes.length > 1 ? (
          <Field label={t("purpose")} name="purpose">
            <NativeSelect
              name="purpose"
              value={purpose}
              onChange={(event) => setPurpose(event.target.value as PromptPurpose)}
              options={purposes.map((each) => ({ value: each, label: tPurpose(each) }))}
            />
          </Field>
        ) : null}
        <Field label={t("source")} name="source">
          <NativeSelect
            key={purpose}
            name="source"
            options={own.map((source) => ({ value: source.versionId ?? "", label: source.label }))}
          />
        </Field>
      </form>
    </Dialog>
  );
}
