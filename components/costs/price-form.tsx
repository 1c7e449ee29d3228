"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { type Failure, useFormAction } from "#components/forms/use-form-action.ts";
import { askServer } from "#components/items/ask-server.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/notify.ts";
import type { PriceInDollars } from "#lib/expansion/cost-view.ts";
import { type PriceInput, priceInput } from "#lib/expansion/price-schema.ts";
import type { ConnectionTest } from "#lib/expansion/test-connection.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { readAmount } from "./read-amount.ts";

/** Enters a price. */
export type SavePrice = (input: PriceInput) => Promise<ActionResult<void>>;

/** The form of a model's price. Of a new model the name is asked too: one of the endpoint's list or any other. */
export function PriceForm({
  endpointId,
  model,
  price,
  modelsApi,
  known = [],
  save,
  onClose,
}: {
  endpointId: string;
  /** Null asks for it. */
  model: string | null;
  price: PriceInDollars | null;
  modelsApi?: string;
  /** Models that stand in the list already. */
  known?: readonly string[];
  save: SavePrice;
  onClose: () => void;
}) {
  const t = useTranslations("costs.prices");
  const tAny = useTranslations();
  const listId = useId();
  const labels = useMemo(
    () => ({
      model: t("model"),
      input: t("input"),
      cachedInput: t("cachedInput"),
      output: t("output"),
      batchShare: t("batchShare"),
    }),
    [t],
  );
  const [refused, setRefused] = useState<Failure | null>(null);
  const { submit, pending, failure, clear } = useFormAction(save, () => {
    notify(t("saved"));
    onClose();
  });
  const shown = refused ?? failure;
  const offered = useOfferedModels(model === null ? modelsApi : undefined, endpointId, known);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? "");
    const cached = text("cachedInput").trim();
    const parsed = priceInput.safeParse({
      endpointId,
      model: model ?? text("model"),
      input: readAmount(text("input")),
      cachedInput: cached === "" ? null : readAmount(cached),
      output: readAmount(text("output")),
      batchShare: readAmount(text("batchShare")),
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

  const amount = (
    name: "input" | "cachedInput" | "output" | "batchShare",
    value: number | undefined,
    hint?: string,
  ) => (
    <Field
      label={labels[name]}
      name={name}
      hint={hint}
      error={shown?.fields?.[name]}
      required={name === "input" || name === "output"}
      optional={name === "cachedInput"}
    >
      <Input
        name={name}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={value === undefined ? "" : String(value)}
      />
    </Field>
  );

  return (
    <form
      ref={form}
      noValidate
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) onClose();
      }}
      aria-label={model === null ? t("add") : t("enterName", { model })}
      className="flex flex-col gap-3 rounded-md border bg-background p-3"
    >
      <FormFailure failure={shown} labels={labels} />
      {model === null ? (
        <Field label={labels.model} name="model" hint={t("modelHint")} error={shown?.fields?.model} required>
          <Input name="model" list={listId} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
      ) : null}
      <datalist id={listId}>
        {offered.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {amount("input", price?.input)}
        {amount("cachedInput", price?.cachedInput, t("cachedInputHint"))}
        {amount("output", price?.output)}
        {amount("batchShare", price?.batchShare ?? 50, t("batchShareHint"))}
      </div>
      <p className="text-sm text-muted">{t("unit")}</p>
      <div className="flex gap-2">
        <Button type="submit" size="sm" variant="primary" pending={pending}>
          {t("save")}
        </Button>
        <Button size="sm" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}

/** The models that the endpoint lists and that have no line yet; none where it lists none. */
function useOfferedModels(api: string | undefined, id: string, known: readonly string[]): string[] {
  const [listed, setListed] = useState<string[]>([]);
  useEffect(() => {
    if (api === undefined) return;
    let wanted = true;
    void askServer<ConnectionTest>(api, { body: { id } }).then((answer) => {
      if (wanted && answer.ok && answer.value.ok) setListed(answer.value.models);
    });
    return () => {
      wanted = false;
    };
  }, [api, id]);
  return listed.filter((model) => !known.includes(model));
}
