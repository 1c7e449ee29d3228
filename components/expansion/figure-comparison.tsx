import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDuration, formatMoney, formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { wilsonInterval } from "#lib/algorithms/wilson-interval.ts";
import type { RunSide } from "#lib/expansion/queries/compare-runs.ts";
import { ComparisonTable } from "./comparison-table.tsx";
import { RunStatus } from "./run-status.tsx";

/** What two runs came to: items and acceptance, calls, tokens, money and time, by item where that makes them comparable. */
export function FigureComparison({ a, b }: { a: RunSide; b: RunSide }) {
  const t = useTranslations("runs.compare");
  const whole = (value: number) => formatNumber(value, { maximumFractionDigits: 0 });
  const anItem = (value: number, run: RunSide) => (run.accepted === 0 ? t("none") : value / run.accepted);
  const figures: [key: Parameters<typeof t>[0], of: (run: RunSide) => ReactNode][] = [
    ["figures.status", (run) => <RunStatus status={run.status} />],
    ["figures.items", (run) => t("ofTarget", { count: whole(run.accepted), target: whole(run.target) })],
    ["figures.acceptance", (run) => <Acceptance run={run} />],
    ["figures.rejected", (run) => whole(run.rejected)],
    ["figures.malformed", (run) => whole(run.malformed)],
    ["figures.calls", (run) => t("callsAndFailed", { count: whole(run.callsSettled), failed: whole(run.callsFailed) })],
    [
      "figures.tokensAnItem",
      (run) => {
        const tokens = anItem(run.promptTokens + run.completionTokens, run);
        return typeof tokens === "number" ? whole(tokens) : tokens;
      },
    ],
    ["figures.tokens", (run) => t("tokens", { input: whole(run.promptTokens), output: whole(run.completionTokens) })],
    [
      "figures.costAnItem",
      (run) => {
        const cost = run.cost.requests === run.cost.unpriced ? t("noPrice") : anItem(run.cost.charged, run);
        return typeof cost === "number" ? formatMoney(cost) : cost;
      },
    ],
    ["figures.cost", (run) => <Cost run={run} />],
    ["figures.latency", (run) => (run.latency ? formatDuration(run.latency.median) : t("none"))],
    ["figures.latency95", (run) => (run.latency ? formatDuration(run.latency.p95) : t("none"))],
    ["figures.elapsed", (run) => formatDuration(run.elapsedMs)],
  ];
  return (
    <ComparisonTable
      label={t("figuresTitle")}
      a={a.number}
      b={b.number}
      rows={figures.map(([key, of]) => ({ key, label: t(key), a: of(a), b: of(b) }))}
    />
  );
}

/** The share of what came that became items, and where it lies with 95 % confidence. */
function Acceptance({ run }: { run: RunSide }) {
  const t = useTranslations("runs.compare");
  const held = run.accepted + run.rejected + run.malformed;
  if (held === 0) return t("none");
  const { low, high } = wilsonInterval(run.accepted, held);
  return (
    <>
      {formatPercent(run.accepted / held)}{" "}
      <span className="text-sm text-muted">
        {t("interval", { low: formatPercent(low), high: formatPercent(high) })}
      </span>
    </>
  );
}

function Cost({ run: { cost } }: { run: RunSide }) {
  const t = useTranslations("runs.compare");
  if (cost.requests === cost.unpriced) return t("noPrice");
  return (
    <>
      {formatMoney(cost.charged)}{" "}
      {cost.unpriced > 0 ? (
        <span className="text-sm text-muted">{t("unpriced", { count: formatNumber(cost.unpriced) })}</span>
      ) : null}
    </>
  );
}
