"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { notify } from "#components/ui/notify.ts";
import { Switch } from "#components/ui/switch.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";
import type { ProjectSettings } from "#lib/team/project-schema.ts";
import { TargetMixFields } from "./target-mix-fields.tsx";

/** A project's name, description, target mix, who may grow it, and how its texts are compared. */
export function SettingsForm({
  action,
  slug,
  settings,
}: {
  action: (input: ProjectSettings) => Promise<ActionResult<void>>;
  slug: string;
  settings: ProjectSettings;
}) {
  const t = useTranslations("team.settings");
  const [mix, setMix] = useState(settings.targetMix);
  const [mayGrow, setMayGrow] = useState(settings.annotatorsMayGrow);
  const labels = useMemo(() => ({ name: t("name"), description: t("descriptionLabel"), targetMix: t("mix") }), [t]);
  const { submit, pending, failure } = useFormAction(action, () => {
    notify(t("saved"));
  });
  const fields = failure?.fields;
  const mixError = Object.entries(fields ?? {}).find(([field]) => field.startsWith("targetMix"))?.[1];

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    submit({
      name: text("name"),
      description: text("description"),
      targetMix: mix,
      annotatorsMayGrow: mayGrow,
      tokenizer: text("tokenizer") as ProjectSettings["tokenizer"],
    });
  }

  return (
    <form noValidate onSubmit={send} className="flex max-w-xl flex-col gap-5">
      <FormFailure failure={failure} labels={labels} />
      <Field label={labels.name} name="name" hint={t("nameHint", { slug })} error={fields?.name} required>
        <Input name="name" autoComplete="off" defaultValue={settings.name} />
      </Field>
      <Field
        label={labels.description}
        name="description"
        hint={t("descriptionHint")}
        error={fields?.description}
        optional
      >
        <Textarea name="description" rows={3} defaultValue={settings.description} />
      </Field>
      <TargetMixFields mix={mix} onChange={setMix} error={mixError} />
      <Switch
        label={t("annotatorsMayGrow")}
        hint={t("annotatorsMayGrowHint")}
        checked={mayGrow}
        onCheckedChange={setMayGrow}
      />
      <Field label={t("tokenizer")} name="tokenizer" hint={t("tokenizerHint")} error={fields?.tokenizer}>
        <NativeSelect
          name="tokenizer"
          defaultValue={settings.tokenizer}
          options={[
            { value: "rouge", label: t("tokenizerRouge") },
            { value: "unicode", label: t("tokenizerUnicode") },
          ]}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
