"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { formatMoney } from "#components/ui/format-number.ts";
import type { ItemRunPurpose } from "#lib/expansion/item-run-schema.ts";
import type { ItemCallForecast } from "#lib/expansion/queries/forecast-item-call.ts";

/** Typing goes on this long before the server is asked. */
const pauseMs = 500;

/** How many calls a run over items makes, and what they may cost, by what such calls took before or by the items' lengths. */
export function ItemRunCost({
  api,
  purpose,
  endpointId,
  model,
  delivery,
  items,
}: {
  /** The address of the project's runs: /api/p/<slug>/runs */
  api: string;
  purpose: ItemRunPurpose;
  endpointId: string;
  model: string;
  delivery: string;
  items: number;
}) {
  const t = useTranslations("itemRuns.form");
  const asked = JSON.stringify({ purpose, endpointId, model, delivery });
  const [answer, setAnswer] = useState<{ asked: string; forecast: ItemCallForecast } | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(async () => {
      const given = await askServer<ItemCallForecast>(`${api}/items/forecast`, { body: JSON.parse(asked) });
      if (wanted && given.ok) setAnswer({ asked, forecast: given.value });
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [api, asked]);
  const forecast = answer?.asked === asked ? answer.forecast : null;
  return (
    <p className="text-sm text-muted tabular-nums" role="status">
      {t("calls", { count: items })}
      {forecast?.each === null ? `. ${t("noPrice")}` : null}
      {forecast && forecast.each !== null
        ? `. ${t(forecast.seen > 0 ? "costSeen" : "costGuessed", { cost: formatMoney(forecast.each * items), seen: forecast.seen })}`
        : null}
    </p>
  );
}
