"use client";

import { useTranslations } from "next-intl";
import { useServerAnswer } from "#components/items/use-server-answer.ts";
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
  const asked = settings === null ? null : JSON.stringify(settings);
  const { value: forecast, failure, pending } = useServerAnswer<RunForecastView>(`${api}/forecast`, asked, pauseMs);
  const notice = asked === null ? t("unready") : failure && (failure.message ?? t("unreachable"));

  return (
    <section aria-labelledby="forecast-title" className="flex min-w-0 flex-col gap-3">
      <div>
        <h2 id="forecast-title" className="text-lg font-semibold">
          {t("title")}
        </h2>
        <p className="text-sm text-muted text-pretty">{t("description")}</p>
      </div>
      {notice ? (
        <Notice live="status">{notice}</Notice>
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
