"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useMemo, useState } from "react";
import { RuleFields } from "#components/expansion/rule-fields.tsx";
import { asNumber, byField, readDraft, toDraft } from "#components/expansion/run-draft.ts";
import { RunFormContext } from "#components/expansion/run-form-context.ts";
import { SwitchSetting } from "#components/expansion/setting-fields.tsx";
import { useSettingLabels } from "#components/expansion/use-setting-labels.ts";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { type Failure, useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { RunView } from "#lib/expansion/run-view.ts";
import type { Start } from "./start-replay.tsx";

const limit = "rules.nearDuplicate.threshold";

/** Nothing of the rules is chosen from what the project has. */
const noChoices = {
  endpoints: [],
  prompts: [],
  kinds: [],
  seedCount: 0,
  mix: { counts: { QA: 0, IE: 0, GEN: 0, OTHER: 0 }, target: { QA: 0, IE: 0, GEN: 0, OTHER: 0 } },
};

/** Other rules for a run's recorded candidates: the limit for near-duplicates at hand, all others folded. */
export function WhatIfForm({ run, start }: { run: RunView; start: Start }) {
  const t = useTranslations("replay.whatIf");
  const tAny = useTranslations();
  const labels = useSettingLabels();
  const sliderId = useId();
  const { settings } = run;
  const [draft, setDraft] = useState(() => toDraft(settings));
  const [refused, setRefused] = useState<Failure | null>(null);
  const { submit, pending, failure, clear } = useFormAction(start);
  const shown = refused ?? failure;
  const form = useMemo(
    () => ({
      draft,
      change: (field: string, value: string | boolean) => setDraft((before) => ({ ...before, [field]: value })),
      changeKind: () => {},
      replace: setDraft,
      errors: shown?.fields ?? {},
      choices: noChoices,
    }),
    [draft, shown],
  );

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = readDraft(draft, settings);
    if (read.errors) {
      clear();
      const say = (key: string) => (tAny.has(key as never) ? tAny(key as never) : key);
      const fields = byField(Object.entries(read.errors).map(([field, key]) => [field, say(key)]));
      setRefused({ message: tAny("errors.invalid"), fields });
      return;
    }
    setRefused(null);
    submit({ number: run.number, rules: read.settings.rules });
  }

  const threshold = asNumber(draft[limit]);
  const unchanged = JSON.stringify(draft) === JSON.stringify(toDraft(settings));
  return (
    <RunFormContext value={form}>
      <form onSubmit={send} noValidate className="mb-6 flex max-w-2xl flex-col gap-4">
        <FormFailure failure={shown} labels={labels} />
        {draft["rules.nearDuplicate.enabled"] ? (
          <div className="grid items-start gap-x-6 gap-y-1 sm:grid-cols-[1fr_8rem]">
            <div>
              <label htmlFor={sliderId} className="text-sm font-medium">
                {t("threshold")}
              </label>
              <input
                id={sliderId}
                type="range"
                min={0.05}
                max={1}
                step={0.01}
                value={Number.isNaN(threshold) ? 0.7 : threshold}
                onChange={(event) => form.change(limit, event.currentTarget.value)}
                className="mt-2 block h-6 w-full accent-accent"
              />
              <p className="text-sm text-muted">{t("thresholdHint")}</p>
            </div>
            <Field label={tAny("expansion.limits.threshold")}>
              <Input
                inputMode="decimal"
                autoComplete="off"
                value={draft[limit]}
                onChange={(event) => form.change(limit, event.currentTarget.value)}
              />
            </Field>
            <div className="mt-2 sm:col-span-2">
              <SwitchSetting path="rules.nearDuplicate.strict" label={tAny("expansion.limits.strict")} />
            </div>
          </div>
        ) : null}
        <details>
          <summary className="min-h-6 cursor-default rounded-sm font-medium">{t("rules")}</summary>
          <div className="mt-2">
            <RuleFields />
          </div>
        </details>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" pending={pending}>
            {t("compute")}
          </Button>
          {unchanged ? <p className="text-sm text-muted">{t("unchanged")}</p> : null}
        </div>
      </form>
    </RunFormContext>
  );
}
