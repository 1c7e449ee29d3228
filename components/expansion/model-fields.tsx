"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { Button } from "#components/ui/button.tsx";
import type { ConnectionTest } from "#lib/expansion/test-connection.ts";
import { useRunForm } from "./run-form-context.ts";
import { ChoiceSetting, TextSetting } from "./setting-fields.tsx";

type Models = { endpointId: string; attempt: number; answer: ConnectionTest };

/**
 * Where the model is reached, and its name: one of the list that the endpoint gives, or any other. Where none is named
 * yet, the first of the list is taken.
 */
export function ModelFields({ api, endpoints }: { api: string; endpoints: readonly { id: string; name: string }[] }) {
  const t = useTranslations("expansion.form");
  const { draft, change } = useRunForm();
  const listId = useId();
  const { endpointId } = draft;
  const [attempt, setAttempt] = useState(0);
  const [models, setModels] = useState<Models | null>(null);
  const current = models?.endpointId === endpointId && models.attempt === attempt ? models.answer : null;

  useEffect(() => {
    if (endpointId === "") return;
    let wanted = true;
    void askServer<ConnectionTest>(`${api}/models`, { body: { id: endpointId } }).then((answer) => {
      if (!wanted) return;
      const words = answer.ok ? "" : (answer.error?.message ?? t("unreachable"));
      setModels({ endpointId, attempt, answer: answer.ok ? answer.value : { ok: false, words } });
    });
    return () => {
      wanted = false;
    };
  }, [api, endpointId, attempt, t]);

  const listed = useRef(new Set<string>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a list that comes in fills the field
  useEffect(() => {
    if (!current?.ok) return;
    const [first] = current.models;
    // A name that was typed stays; one of another endpoint's list is no name here.
    const stale = listed.current.has(draft.model) && !current.models.includes(draft.model);
    if (first !== undefined && (draft.model === "" || stale)) change("model", first);
    for (const model of current.models) listed.current.add(model);
  }, [current]);

  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChoiceSetting
        path="endpointId"
        label={t("endpoint")}
        hint={t("endpointHint")}
        options={endpoints.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="flex min-w-0 flex-col gap-1.5">
        <TextSetting path="model" label={t("modelName")} hint={t("modelHint")} list={listId} />
        <datalist id={listId}>
          {current?.ok ? current.models.map((model) => <option key={model} value={model} />) : null}
        </datalist>
        <div role="status" className="text-sm text-muted empty:hidden">
          {endpointId !== "" && current === null ? t("modelsLoading") : null}
          {current?.ok ? t("modelsListed", { count: current.models.length }) : null}
          {current && !current.ok ? (
            <span className="text-warning wrap-anywhere">{t("modelsFailed", { words: current.words })}</span>
          ) : null}
        </div>
        {current && !current.ok ? (
          <div>
            <Button size="sm" onClick={() => setAttempt(attempt + 1)}>
              {t("modelsRetry")}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}
