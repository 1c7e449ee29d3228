"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useRef, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { type Failure, useFormAction } from "#components/forms/use-form-action.ts";
import { newId } from "#components/items/new-id.ts";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { RunSettings } from "#lib/expansion/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { ModelFields } from "./model-fields.tsx";
import { PromptPreview } from "./prompt-preview.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { byField, readDraft, toDraft } from "./run-draft.ts";
import { RunFormContext } from "./run-form-context.ts";
import { NumberSetting, SwitchSetting, TextSetting } from "./setting-fields.tsx";
import { useSettingLabels } from "./use-setting-labels.ts";

type Start = (input: { requestId: string; settings: RunSettings }) => Promise<ActionResult<{ number: number }>>;

/** Everything that a run is told, with the prompt that follows from it beside. */
export function RunForm({
  slug,
  endpoints,
  settings,
  seedCount,
  start,
}: {
  /** The project's. */
  slug: string;
  endpoints: readonly { id: string; name: string }[];
  /** What the form begins with. An empty model is the first that the endpoint lists. */
  settings: RunSettings;
  /** How many seeds there are to draw from. */
  seedCount: number;
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
      errors: shown?.fields ?? {},
    }),
    [draft, shown],
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
    submit({ requestId: requestId.current, settings: read.settings });
  }

  const wanted = Number(draft.seedsPerPrompt);
  const calls = Math.ceil(Number(draft.target) / Number(draft.tasksPerCall));
  return (
    <RunFormContext value={form}>
      <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
        <form
          onSubmit={send}
          noValidate
          className="min-w-0 max-w-2xl [&_:is(input,select,textarea,button)]:scroll-mb-24"
        >
          <div className="flex flex-col gap-3 pb-4 empty:hidden">
            <FormFailure failure={shown} labels={labels} />
            {seedCount < wanted ? (
              <Notice
                tone="warning"
                action={
                  <LinkButton size="sm" href={`${path}/seeds`}>
                    {t("toSeeds")}
                  </LinkButton>
                }
              >
                {t("tooFewSeeds", { complete: seedCount, wanted })}
              </Notice>
            ) : null}
            {endpoints.length === 0 ? <Notice tone="warning">{t("noEndpoints")}</Notice> : null}
          </div>
          <Section title={t("model")} plain className="pt-0">
            <div className="flex flex-col gap-4">
              <ModelFields api={`/api${path}/runs`} endpoints={endpoints} />
              <div className="grid gap-4 sm:grid-cols-2">
                <NumberSetting path="temperature" label={labels.temperature} hint={t("temperatureHint")} decimal />
                <NumberSetting path="maxOutputTokens" label={labels.maxOutputTokens} hint={t("maxOutputTokensHint")} />
              </div>
              <SwitchSetting path="structuredOutput" label={t("structuredOutput")} hint={t("structuredOutputHint")} />
            </div>
          </Section>
          <Section title={t("size")}>
            <div className="grid gap-4 sm:grid-cols-2">
              <NumberSetting path="target" label={labels.target} hint={t("targetHint")} />
              <NumberSetting path="tasksPerCall" label={labels.tasksPerCall} hint={t("tasksPerCallHint")} />
              <NumberSetting
                path="seedsPerPrompt"
                label={labels.seedsPerPrompt}
                hint={t("seedsPerPromptHint", { count: seedCount })}
              />
              <NumberSetting path="concurrency" label={labels.concurrency} hint={t("concurrencyHint")} />
              <NumberSetting path="maxCalls" label={labels.maxCalls} hint={t("maxCallsHint")} optional />
              <TextSetting path="rngSeed" label={labels.rngSeed} hint={t("rngSeedHint")} />
            </div>
          </Section>
          <Section title={t("rules")} description={t("rulesDescription")}>
            <RuleFields />
          </Section>
          <div className="sticky bottom-(--bottom-bar) z-10 flex flex-wrap items-center gap-3 border-t bg-background py-3">
            <Button type="submit" variant="primary" pending={pending}>
              {t("start")}
            </Button>
            {Number.isFinite(calls) && calls > 0 ? (
              <p className="text-sm text-muted tabular-nums">{t("atBest", { calls })}</p>
            ) : null}
          </div>
        </form>
        <div className="min-w-0 xl:sticky xl:top-[calc(var(--top-bar)+1rem)] xl:max-h-[calc(100dvh-var(--top-bar)-2rem)] xl:overflow-y-auto">
          <PromptPreview api={`/api${path}/runs`} projectPath={path} draft={draft} />
        </div>
      </div>
    </RunFormContext>
  );
}
