"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useRef, useState } from "react";
import { RunForecast } from "#components/costs/run-forecast.tsx";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { type Failure, useFormAction } from "#components/forms/use-form-action.ts";
import { newId } from "#components/items/new-id.ts";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type RunSettings, ruleNames } from "#lib/expansion/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { FormGroup } from "./form-group.tsx";
import { DeliveryFields, LimitFields, StopFields } from "./limit-fields.tsx";
import { ModelFields } from "./model-fields.tsx";
import { MoneyFields } from "./money-fields.tsx";
import { presetOf } from "./preset-draft.ts";
import { PresetFields } from "./preset-fields.tsx";
import { ClassificationFields, PromptFields } from "./prompt-fields.tsx";
import { PromptPreview } from "./prompt-preview.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { asNumber, byField, readDraft, toDraft } from "./run-draft.ts";
import { type RunChoices, RunFormContext } from "./run-form-context.ts";
import { NumberSetting } from "./setting-fields.tsx";
import { ShownFields } from "./shown-fields.tsx";
import { SteeringFields } from "./steering-fields.tsx";
import { useSettingLabels } from "./use-setting-labels.ts";

type Start = (input: { requestId: string; settings: RunSettings }) => Promise<ActionResult<{ number: number }>>;

/**
 * Everything that a run is told, with the prompt that follows from it beside. What most runs leave as it is stands folded,
 * each part with what holds now.
 */
export function RunForm({
  slug,
  settings,
  choices,
  start,
}: {
  /** The project's. */
  slug: string;
  /** What the form begins with. An empty model is the first that the endpoint lists. */
  settings: RunSettings;
  choices: RunChoices;
  start: Start;
}) {
  const t = useTranslations("expansion.form");
  const tAny = useTranslations();
  const router = useRouter();
  const labels = useSettingLabels();
  const [draft, setDraft] = useState(() => toDraft(settings));
  const [refused, setRefused] = useState<Failure | null>(null);
  const requestId = useRef<string | null>(null);
  const path = `/p/${slug}`;
  const { submit, pending, failure, clear } = useFormAction(start, ({ number }) => {
    router.push(`${path}/expansion/${number}`);
  });

  // The action's messages under the names of the form's fields.
  const shown = useMemo(() => {
    const told = refused ?? failure;
    return told?.fields ? { ...told, fields: byField(Object.entries(told.fields)) } : told;
  }, [refused, failure]);
  const form = useMemo(
    () => ({
      draft,
      change: (field: string, value: string | boolean) => setDraft((before) => ({ ...before, [field]: value })),
      changeKind: (kind: string, weight: string) =>
        setDraft((before) => ({ ...before, kindWeights: { ...before.kindWeights, [kind]: weight } })),
      replace: setDraft,
      errors: shown?.fields ?? {},
      choices,
    }),
    [draft, shown, choices],
  );

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = readDraft(draft, settings);
    if (read.errors) {
      clear();
      const say = (key: string) => (tAny.has(key as never) ? tAny(key as never) : key);
      const fields = Object.entries(read.errors).map(([field, key]) => [field, say(key)]);
      setRefused({ message: tAny("errors.invalid"), fields: Object.fromEntries(fields) });
      return;
    }
    setRefused(null);
    // One id as long as the form is open: however often it is sent, it starts one run.
    requestId.current ??= newId();
    // A preset that was changed is no longer it.
    const preset = presetOf(draft)?.changed.length === 0 ? read.settings.preset : null;
    submit({ requestId: requestId.current, settings: { ...read.settings, preset } });
  }

  const wanted = asNumber(draft.seedsPerPrompt);
  const calls = Math.ceil(asNumber(draft.target) / asNumber(draft.tasksPerCall));
  const rulesOn = ruleNames.filter((rule) => draft[`rules.${rule}.enabled`]).length;
  return (
    <RunFormContext value={form}>
      <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
        <form
          onSubmit={send}
          noValidate
          className="min-w-0 max-w-2xl [&_:is(input,select,textarea,button,summary)]:scroll-mb-24"
        >
          <div className="flex flex-col gap-3 pb-4 empty:hidden">
            <FormFailure failure={shown} labels={labels} />
            {choices.seedCount < wanted ? (
              <Notice
                tone="warning"
                action={
                  <LinkButton size="sm" href={`${path}/seeds`}>
                    {t("toSeeds")}
                  </LinkButton>
                }
              >
                {t("tooFewSeeds", { complete: choices.seedCount, wanted })}
              </Notice>
            ) : null}
            {choices.endpoints.length === 0 ? <Notice tone="warning">{t("noEndpoints")}</Notice> : null}
          </div>
          <div className="flex flex-col gap-5 pb-5">
            <PresetFields />
            <ModelFields api={`/api${path}/runs`} endpoints={choices.endpoints} />
            <div className="grid gap-4 sm:grid-cols-2">
              <NumberSetting path="target" label={labels.target} hint={t("targetHint")} />
              <NumberSetting path="tasksPerCall" label={labels.tasksPerCall} hint={t("tasksPerCallHint")} />
            </div>
          </div>
          <ShownFields />
          <PromptFields />
          <ClassificationFields />
          <SteeringFields />
          <FormGroup title={t("rules")} summary={t("rulesNow", { count: rulesOn })} fields={["rules."]}>
            <p className="text-sm text-muted">{t("rulesDescription")}</p>
            <RuleFields />
          </FormGroup>
          <LimitFields />
          <StopFields />
          <DeliveryFields />
          <MoneyFields />
          <div className="sticky bottom-(--bottom-bar) z-10 flex flex-wrap items-center gap-3 border-t bg-background py-3">
            <Button type="submit" variant="primary" pending={pending}>
              {t("start")}
            </Button>
            {Number.isFinite(calls) && calls > 0 ? (
              <p className="text-sm text-muted tabular-nums">{t("atBest", { calls })}</p>
            ) : null}
          </div>
        </form>
        <div className="flex min-w-0 flex-col gap-8 xl:sticky xl:top-[calc(var(--top-bar)+1rem)] xl:max-h-[calc(100dvh-var(--top-bar)-2rem)] xl:overflow-y-auto">
          <RunForecast api={`/api${path}/runs`} settings={readDraft(draft, settings).settings} />
          <PromptPreview api={`/api${path}/runs`} projectPath={path} draft={draft} />
        </div>
      </div>
    </RunFormContext>
  );
}
