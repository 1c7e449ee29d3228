import { useTranslations } from "next-intl";
import { AutoRefresh } from "#components/ui/auto-refresh.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Progress } from "#components/ui/progress.tsx";
import { Section } from "#components/ui/section.tsx";
import { StatusBadge } from "#components/ui/status-badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RunUnderWay } from "#lib/dashboard/queries/list-runs-under-way.ts";

/** The runs that are running or paused, kept current while one runs. */
export function RunsUnderWay({ runs, home }: { runs: RunUnderWay[]; home: string }) {
  const t = useTranslations("overview.runs");
  if (runs.length === 0) return null;
  return (
    <Section title={t("title")} plain className="pt-0">
      {runs.some((run) => run.status === "running") ? <AutoRefresh everyMs={3_000} /> : null}
      <ul className="grid gap-x-12 gap-y-5 lg:grid-cols-2">
        {runs.map((run) => (
          <Run key={run.number} run={run} href={`${home}/${run.number}`} />
        ))}
      </ul>
    </Section>
  );
}

function Run({ run, href }: { run: RunUnderWay; href: string }) {
  const t = useTranslations("overview.runs");
  const expansion = useTranslations("expansion");
  const { number, status, model, endpointName, accepted, rejected, target, itemsPerMinute } = run;
  const name = expansion("runNumber", { number });
  return (
    <li className="flex min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-x-3">
        <TextLink href={href} className="font-medium">
          {name}
        </TextLink>
        <StatusBadge look={status === "running" ? "running" : "paused"}>{expansion(`status.${status}`)}</StatusBadge>
        <span className="min-w-0 truncate text-sm text-muted">
          {expansion("runOn", { model, endpoint: endpointName })}
        </span>
      </div>
      <Progress
        label={t("accepted")}
        value={accepted}
        max={target}
        tone={status === "running" ? "accent" : "muted"}
        detail={t("progress", { accepted: formatNumber(accepted), target: formatNumber(target) })}
      />
      <p className="text-sm text-muted tabular-nums">
        {t("figures", {
          rejected: formatNumber(rejected),
          rate: itemsPerMinute === null ? "–" : formatNumber(itemsPerMinute, { maximumFractionDigits: 1 }),
        })}
      </p>
    </li>
  );
}
