import { useTranslations } from "next-intl";
import { formatPercent } from "#components/ui/format-number.ts";
import type { Measured } from "#lib/review/agreement/figures.ts";

/** How a coefficient is written: kappa and alpha with two digits, raw agreement as a share. */
const writeFigure = (value: number, look: "kappa" | "share") =>
  look === "share" ? formatPercent(value, 1) : value.toFixed(2).replace("-", "−");

/** A coefficient, or a dash that says why there is none. */
export function Figure({ of, look = "kappa" }: { of: Measured; look?: "kappa" | "share" }) {
  const t = useTranslations("agreement");
  if (of.value !== null) return writeFigure(of.value, look);
  return (
    <span className="font-normal text-muted" title={t(`noFigure.${of.reason}`)}>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t(`noFigure.${of.reason}`)}</span>
    </span>
  );
}

/** The 95 % interval of a coefficient, or that there is none; nothing where there is no coefficient. */
export function FigureInterval({ of, look = "kappa" }: { of: Measured; look?: "kappa" | "share" }) {
  const t = useTranslations("agreement");
  if (of.value === null) return null;
  const { low, high, reason, resamples, without } = of.interval;
  if (reason !== null) return <span title={t(`noInterval.${reason}Title`)}>{t(`noInterval.${reason}`)}</span>;
  const ends = { low: writeFigure(low, look), high: writeFigure(high, look) };
  return <span title={t("intervalTitle", { ...ends, resamples, without })}>{t("interval", ends)}</span>;
}
