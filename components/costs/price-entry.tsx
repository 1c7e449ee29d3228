"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { formatMoney } from "#components/ui/format-number.ts";
import { notify } from "#components/ui/notify.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { PricedModel, PriceInDollars } from "#lib/expansion/cost-view.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { PriceForm, type SavePrice } from "./price-form.tsx";

/** What can be done with prices. */
export type PriceActions = {
  save: SavePrice;
  withdraw: (input: { endpointId: string; model: string }) => Promise<ActionResult<void>>;
};

/** A model, its price, every price before, and the form that changes it in its place. */
export function PriceEntryRow({
  endpointId,
  model: { model, price, history },
  actions,
}: {
  endpointId: string;
  model: PricedModel;
  actions: PriceActions | null;
}) {
  const t = useTranslations("costs.prices");
  const tErrors = useTranslations("errors");
  const [editing, setEditing] = useState(false);
  const returning = useRef(false);

  async function withdraw(): Promise<boolean> {
    const result = await actions?.withdraw({ endpointId, model }).catch(() => null);
    if (result?.ok) {
      notify(t("withdrawn", { model }));
      return true;
    }
    notify(result ? result.error.message : tErrors("unreachable"), { tone: "reject", id: `price-${model}` });
    return false;
  }

  return (
    <li className="flex flex-col gap-2 py-2.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="font-mono wrap-anywhere">{model}</p>
          {price ? (
            <p className="text-sm tabular-nums">
              <PriceWords price={price} />
            </p>
          ) : (
            <p className="text-sm">
              <Badge tone="warning">{t("none")}</Badge> <span className="text-muted">{t("noneHint")}</span>
            </p>
          )}
        </div>
        {actions && !editing ? (
          <div className="flex flex-wrap gap-2">
            <Button
              size="sm"
              ref={(node) => {
                // Where one was before the form took the button's place.
                if (node && returning.current) node.focus();
                returning.current = false;
              }}
              onClick={() => setEditing(true)}
              aria-label={t(price ? "changeName" : "enterName", { model })}
            >
              {t(price ? "change" : "enter")}
            </Button>
            {price ? (
              <ConfirmDialog
                trigger={
                  <Button size="sm" variant="danger" aria-label={t("withdrawName", { model })}>
                    {t("withdraw")}
                  </Button>
                }
                title={t("withdrawQuestion", { model })}
                description={t("withdrawDescription")}
                confirmLabel={t("withdrawConfirm")}
                onConfirm={withdraw}
              />
            ) : null}
          </div>
        ) : null}
      </div>
      {editing && actions ? (
        <PriceForm
          endpointId={endpointId}
          model={model}
          price={price}
          save={actions.save}
          onClose={() => {
            returning.current = true;
            setEditing(false);
          }}
        />
      ) : null}
      {history.length > 0 ? (
        <details className="text-sm">
          <summary className="w-fit text-muted">{t("history", { count: history.length })}</summary>
          <ol className="mt-1 flex flex-col gap-1">
            {history.map((entry) => (
              <li key={String(new Date(entry.at).getTime())} className="tabular-nums">
                <span className="text-muted">
                  <RelativeTime value={entry.at} />, {entry.enteredBy ?? t("somebody")}:
                </span>{" "}
                {entry.price ? <PriceWords price={entry.price} /> : t("taken")}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </li>
  );
}

function PriceWords({ price }: { price: PriceInDollars }) {
  const t = useTranslations("costs.prices");
  return t("words", {
    input: formatMoney(price.input),
    cached: formatMoney(price.cachedInput),
    output: formatMoney(price.output),
    share: price.batchShare,
  });
}
