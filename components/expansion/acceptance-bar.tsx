import { useTranslations } from "next-intl";
import { formatPercent } from "#components/ui/format-number.ts";
import { wilsonInterval } from "#lib/algorithms/wilson-interval.ts";

/** Which share got in, as a bar and in figures, with where the share probably lies: the interval of Wilson. */
export function AcceptanceBar({ accepted, turnedAway }: { accepted: number; turnedAway: number }) {
  const t = useTranslations("expansion.seeds");
  const held = accepted + turnedAway;
  if (held === 0) return <span className="text-muted">{t("nothingYet")}</span>;
  const { low, high } = wilsonInterval(accepted, held);
  const share = accepted / held;
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="relative h-2 w-24 shrink-0 rounded-full bg-line">
        <span className="absolute inset-y-0 left-0 rounded-full bg-accent" style={{ width: `${100 * share}%` }} />
        <span
          className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-text"
          style={{ left: `${100 * low}%`, width: `${100 * (high - low)}%` }}
        />
      </span>
      <span className="w-14 shrink-0 text-end tabular-nums">{formatPercent(share)}</span>
      <span className="text-sm text-muted tabular-nums">
        {t("interval", { low: formatPercent(low, 0), high: formatPercent(high, 0) })}
      </span>
    </span>
  );
}
