"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useMemo, useState } from "react";
import { FormDialogFooter } from "#components/forms/form-dialog-footer.tsx";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { type Failure, useFormAction } from "#components/forms/use-form-action.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/notify.ts";
import { type EndpointInput, endpointInput } from "#lib/expansion/endpoint-schema.ts";
import type { EndpointView } from "#lib/expansion/queries/endpoints.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Saves an endpoint. */
export type SaveEndpoint = (input: EndpointInput) => Promise<ActionResult<{ id: string }>>;

/** Adds an endpoint, or changes `endpoint`. A stored key is never filled in: it is kept, replaced or removed. */
export function EndpointDialog({
  endpoint,
  save,
  onClose,
}: {
  endpoint: EndpointView | null;
  save: SaveEndpoint;
  onClose: () => void;
}) {
  const t = useTranslations("expansion.endpoints");
  const tAny = useTranslations();
  const formId = useId();
  const labels = useMemo(() => ({ name: t("name"), baseUrl: t("baseUrl"), key: t("key") }), [t]);
  const [removesKey, setRemovesKey] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const { submit, pending, failure, clear } = useFormAction(save, () => {
    notify(t("saved"));
    onClose();
  });
  const shown = refused ?? failure;

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const parsed = endpointInput.safeParse({
      id: endpoint?.id ?? null,
      name: text("name"),
      baseUrl: text("baseUrl").trim(),
      key: removesKey ? "" : text("key"),
      removeKey: removesKey,
    });
    if (parsed.success) {
      setRefused(null);
      submit(parsed.data);
      return;
    }
    clear();
    const fields: Record<string, string> = {};
    for (const { path, message } of parsed.error.issues) {
      fields[String(path[0])] ??= tAny.has(message as never) ? tAny(message as never) : message;
    }
    setRefused({ message: tAny("errors.invalid"), fields });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t(endpoint ? "editTitle" : "addTitle")}
      footer={<FormDialogFooter form={formId} cancel={t("cancel")} submit={t("save")} pending={pending} />}
    >
      <form id={formId} onSubmit={send} noValidate className="flex flex-col gap-4">
        <FormFailure failure={shown} labels={labels} />
        <Field label={labels.name} name="name" error={shown?.fields?.name} required>
          <Input name="name" autoComplete="off" defaultValue={endpoint?.name ?? ""} />
        </Field>
        <Field label={labels.baseUrl} name="baseUrl" hint={t("baseUrlHint")} error={shown?.fields?.baseUrl} required>
          <Input
            name="baseUrl"
            type="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={endpoint?.baseUrl ?? ""}
          />
        </Field>
        <Field
          label={labels.key}
          name="key"
          hint={endpoint?.hasKey ? t("keyStored", { hint: endpoint.keyHint || "none" }) : t("keyHint")}
          error={shown?.fields?.key}
          optional
        >
          <Input name="key" type="password" autoComplete="new-password" disabled={removesKey} />
        </Field>
        {endpoint?.hasKey ? (
          <Checkbox
            label={t("removeKey")}
            checked={removesKey}
            onCheckedChange={(checked) => setRemovesKey(checked === true)}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
