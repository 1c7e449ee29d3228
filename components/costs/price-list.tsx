"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { PricedModel } from "#lib/expansion/cost-view.ts";
import { type PriceActions, PriceEntryRow } from "./price-entry.tsx";
import { PriceForm } from "./price-form.tsx";

/** What the models of an endpoint cost: who manages prices enters, changes and withdraws them here. */
export function PriceList({
  endpoint,
  models,
  modelsApi,
  actions,
}: {
  endpoint: { id: string; name: string };
  models: readonly PricedModel[];
  /** Lists the models that the endpoint offers. */
  modelsApi: string;
  /** None for who may only look. */
  actions: PriceActions | null;
}) {
  const t = useTranslations("costs.prices");
  const [adding, setAdding] = useState(false);
  const returning = useRef(false);
  return (
    <section aria-label={t("of", { name: endpoint.name })} className="flex flex-col gap-2 rounded-md bg-surface p-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="font-medium">{t("title")}</h3>
          <p className="text-sm text-muted">
            {t("unit")} {actions ? null : t("readOnly")}
          </p>
        </div>
        {actions && !adding ? (
          <Button
            size="sm"
            icon={<Plus />}
            ref={(node) => {
              // Where one was before the form took the button's place.
              if (node && returning.current) node.focus();
              returning.current = false;
            }}
            onClick={() => setAdding(true)}
            aria-label={t("addTo", { name: endpoint.name })}
          >
            {t("add")}
          </Button>
        ) : null}
      </div>
      {adding && actions ? (
        <PriceForm
          endpointId={endpoint.id}
          model={null}
          price={null}
          modelsApi={modelsApi}
          known={models.map((each) => each.model)}
          save={actions.save}
          onClose={() => {
            returning.current = true;
            setAdding(false);
          }}
        />
      ) : null}
      {models.length === 0 ? (
        adding ? null : (
          <p className="text-sm text-muted">{t("empty")}</p>
        )
      ) : (
        <ul className="divide-y">
          {models.map((model) => (
            <PriceEntryRow key={model.model} endpointId={endpoint.id} model={model} actions={actions} />
          ))}
        </ul>
      )}
    </section>
  );
}
