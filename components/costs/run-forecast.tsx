"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { cn } from "#components/ui/class-names.ts";
import { Notice } from "#components/ui/notice.tsx";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import type { RunForecastView } from "#lib/expansion/queries/forecast-run.ts";
import type { RunSettings } from "#lib/expansion/schema.ts";
import { ForecastFacts } from "./forecast-facts.tsx";

/** Typing goes on this long before the server is asked. */
const pauseMs = 500;

/** What the run is likely to cost and take, and what that is based on; it follows the settings as they change. */
export function RunForecast({
  api,
  settings,
}: {
  /** The address of the project's runs: /api/p/<slug>/runs */
  api: string;
  /** Null while what is typed makes no settings. */
  settings: RunSettings | null;
}) {
  const t = useTranslations("costs.forecast");
  const [forecast, setForecast] = useState<RunForecastView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState(true);
  // The same settings are asked for once, however often the form draws itself.
  const asked = settings === null ? null : JSON.stringify(settings);

  useEffect(() => {
    if (asked === null) {
      setFailure(t("unready"));
      setPending(false);
      return;
    }
    let wanted = true;
    setPending(true);
    const timer = setTimeout(async () => {
      const answer = await askServer<RunForecastView>(`${api}/forecast`, { body: JSON.parse(asked) });
      if (!wanted) return;
      setPending(false);
      setFailure(answer.ok ? null : (answer.error?.message ?? t("unreachable")));
      if (answer.ok) setForecast(answer.value);
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [api, asked, t]);

  return (
    <section aria-labelledby="forecast-title" className="flex min-w-0 flex-col gap-3">
      <div>
        <h2 id="forecast-title" className="text-lg font-semibold">
          {t("title")}
        </h2>
        <p className="text-sm text-muted text-pretty">{t("description")}</p>
      </div>
      {failure ? (
        <Notice live="status">{failure}</Notice>
      ) : forecast ? (
        <div
          aria-busy={pending || undefined}
          className={cn("flex flex-col gap-3 transition-opacity", pending && "opacity-60")}
        >
          <ForecastFacts forecast={forecast} />
        </div>
      ) : (
        <LoadingPlace className="flex flex-col gap-3">
          <Skeleton className="h-5 w-60" />
          <Skeleton className="h-24" />
        </LoadingPlace>
      )}
    </section>
  );
}
