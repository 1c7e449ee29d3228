"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useRef, useState } from "react";
import type { z } from "zod";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { type Failure, useFormAction } from "#components/forms/use-form-action.ts";
import { newId } from "#components/items/new-id.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { type ItemRunPurpose, itemRunPurposes, type startItemRunInput } from "#lib/expansion/item-run-schema.ts";
import type { PromptChoice } from "#lib/expansion/queries/prompt-versions.ts";
import type { RunSettings } from "#lib/expansion/schema.ts";
import type { ItemSet } from "#lib/items/item-set.ts";
import { categories } from "#lib/items/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { ItemRunCost } from "./item-run-cost.tsx";
import { ItemSetWords } from "./item-set-words.tsx";
import { ModelFields } from "./model-fields.tsx";
import { byField, readDraft, toDraft } from "./run-draft.ts";
import { RunFormContext, type RunFormState } from "./run-form-context.ts";
import { ChoiceSetting, NumberSetting, SwitchSetting } from "./setting-fields.tsx";
import { useSettingLabels } from "./use-setting-labels.ts";

type Input = z.input<typeof startItemRunInput>;

/** What an answer may take: a proposal is a few lines, an output can be long. */
const tokensFor: Record<ItemRunPurpose, string> = { classify: "500", answer: "4096" };

const noShares = Object.fromEntries(categories.map((category) => [category, 0])) as Record<
  (typeof categories)[number],
  number
>;

/** What a run over items is told: what for, which model and prompt, and its limits. */
export function ItemRunForm({
  slug,
  settings,
  purpose: purposeAtFirst,
  set,
  count,
  endpoints,
  prompts,
  start,
}: {
  /** The project's. */
  slug: string;
  /** What the form begins with. An empty model is the first that the endpoint lists. */
  settings: RunSettings;
  purpose: ItemRunPurpose;
  set: ItemSet;
  count: { all: number; withoutProposal: number };
  endpoints: readonly { id: string; name: string; batches: boolean }[];
  prompts: readonly PromptChoice[];
  start: (input: Input) => Promise<ActionResult<{ number: number }>>;
}) {
  const t = useTranslations("itemRuns.form");
  const tExpansion = useTranslations("expansion.form");
  const tAny = useTranslations();
  const labels = useSettingLabels();
  const router = useRouter();
  const [purpose, setPurpose] = useState(purposeAtFirst);
  const [includeProposed, setIncludeProposed] = useState(true);
  const [draft, setDraft] = useState(() => ({ ...toDraft(settings), maxOutputTokens: tokensFor[purposeAtFirst] }));
  const [refused, setRefused] = useState<Failure | null>(null);
  const requestId = useRef<string | null>(null);
  const path = `/p/${slug}`;
  const { submit, pending, failure, clear } = useFormAction(start, ({ number }) =>
    router.push(`${path}/expansion/${number}`),
  );
  const shown = useMemo(() => {
    const told = refused ?? failure;
    const fields = Object.entries(told?.fields ?? {}).map(([field, words]) => [field.replace(/^run\./, ""), words]);
    return told?.fields ? { ...told, fields: byField(fields as [string, string][]) } : told;
  }, [refused, failure]);
  const form = useMemo<RunFormState>(
    () => ({
      draft,
      change: (field, value) => setDraft((before) => ({ ...before, [field]: value })),
      changeKind: () => {},
      replace: setDraft,
      errors: shown?.fields ?? {},
      choices: { endpoints, prompts, kinds: [], seedCount: 0, mix: { counts: noShares, target: noShares } },
    }),
    [draft, shown, endpoints, prompts],
  );
  const items = purpose === "classify" && !includeProposed ? count.withoutProposal : count.all;
  const takesBatches = endpoints.find(({ id }) => id === draft.endpointId)?.batches ?? false;

  function choosePurpose(next: ItemRunPurpose) {
    const untouched = draft.maxOutputTokens === tokensFor[purpose];
    setDraft((before) => ({
      ...before,
      promptVersionId: "",
      maxOutputTokens: untouched ? tokensFor[next] : before.maxOutputTokens,
    }));
    setPurpose(next);
  }

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
    const { endpointId, model, promptVersionId, concurrency, maxOutputTokens } = read.settings;
    const { structuredOutput, spendCap, answerTimeoutSeconds, delivery } = read.settings;
    submit({
      requestId: requestId.current,
      run: {
        purpose,
        set: set.kind === "filter" ? { kind: "filter", filter: { ...set.filter } } : set,
        includeProposed,
        endpointId,
        model,
        promptVersionId,
        concurrency,
        maxOutputTokens,
        structuredOutput,
        spendCap,
        answerTimeoutSeconds,
        delivery,
      },
    });
  }

  return (
    <RunFormContext value={form}>
      <form onSubmit={send} noValidate className="max-w-2xl [&_:is(input,select,textarea,button,summary)]:scroll-mb-24">
        <div className="flex flex-col gap-3 pb-4 empty:hidden">
          <FormFailure failure={shown} labels={{ ...labels, set: t("items") }} />
          {endpoints.length === 0 ? <Notice tone="warning">{tExpansion("noEndpoints")}</Notice> : null}
        </div>
        <Section title={t("what")} plain className="pt-0">
          <div className="flex flex-col gap-4">
            <Field label={t("purpose")} name="purpose" hint={t(`${purpose}Hint`)}>
              <NativeSelect
                options={itemRunPurposes.map((value) => ({ value, label: t(value) }))}
                value={purpose}
                onChange={(event) => choosePurpose(event.currentTarget.value as ItemRunPurpose)}
              />
            </Field>
            <div id="field-set" tabIndex={-1}>
              <ItemSetWords set={set} count={count.all} home={path} />
            </div>
            {purpose === "classify" ? (
              <Switch
                label={t("includeProposed")}
                hint={t("includeProposedHint", { count: count.all - count.withoutProposal })}
                checked={includeProposed}
                onCheckedChange={setIncludeProposed}
              />
            ) : null}
          </div>
        </Section>
        <Section title={t("model")}>
          <div className="flex flex-col gap-4">
            <ModelFields api={`/api${path}/runs`} endpoints={endpoints} />
            <ChoiceSetting
              path="promptVersionId"
              label={t("prompt")}
              hint={t("promptHint")}
              options={prompts
                .filter((prompt) => prompt.purpose === purpose)
                .map(({ versionId, label }) => ({ value: versionId ?? "", label }))}
            />
            {purpose === "classify" ? (
              <SwitchSetting
                path="structuredOutput"
                label={tExpansion("structuredOutput")}
                hint={tExpansion("structuredOutputHint")}
              />
            ) : null}
          </div>
        </Section>
        <Section title={t("limits")}>
          <div className="grid gap-4 sm:grid-cols-2">
            <NumberSetting path="spendCap" label={labels.spendCap} hint={t("capHint")} decimal optional />
            <NumberSetting path="concurrency" label={labels.concurrency} hint={tExpansion("concurrencyHint")} />
            <NumberSetting path="maxOutputTokens" label={labels.maxOutputTokens} />
            <NumberSetting
              path="answerTimeoutSeconds"
              label={labels.answerTimeoutSeconds}
              hint={tExpansion("answerTimeoutHint")}
            />
            {takesBatches ? (
              <ChoiceSetting
                path="delivery"
                label={labels.delivery}
                options={(["live", "batch"] as const).map((value) => ({
                  value,
                  label: tExpansion(`deliveries.${value}`),
                }))}
              />
            ) : null}
          </div>
        </Section>
        <div className="sticky bottom-(--bottom-bar) z-10 flex flex-wrap items-center gap-3 border-t bg-background py-3">
          <Button type="submit" variant="primary" pending={pending}>
            {t("start")}
          </Button>
          <ItemRunCost
            api={`/api${path}/runs`}
            purpose={purpose}
            endpointId={draft.endpointId}
            model={draft.model}
            delivery={draft.delivery}
            items={items}
          />
        </div>
      </form>
    </RunFormContext>
  );
}
