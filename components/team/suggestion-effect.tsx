import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDuration, formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { shareDifference } from "#lib/algorithms/share-difference.ts";
import { wilsonInterval } from "#lib/algorithms/wilson-interval.ts";
import type { Share, SuggestionEffect, SuggestionGroup } from "#lib/review/queries/compare-suggestions.ts";

/** Below so many decisions of either kind a difference is hardly ever clear. */
const few = 100;

/** What reviewers do with what models propose in sight, and without: a row by measure, with intervals and how many it is of. */
export function SuggestionEffectTable({ effect }: { effect: SuggestionEffect }) {
  const t = useTranslations("agreement.suggestions");
  const tAgreement = useTranslations("agreement");
  const { shown, hidden } = effect;
  const rows = (["approved", "asProposed", "sameAnswer"] as const).map((measure) => ({
    key: measure,
    name: t(`${measure}.name`),
    shown: <ShareCell share={shown[measure]} of={t(`${measure}.of`, { count: shown[measure].trials })} />,
    hidden: <ShareCell share={hidden[measure]} of={t(`${measure}.of`, { count: hidden[measure].trials })} />,
    difference: <DifferenceCell one={shown[measure]} other={hidden[measure]} />,
  }));
  return (
    <>
      <ScrollRegion label={tAgreement("table", { title: t("title") })}>
        <table className="max-w-4xl min-w-full text-base tabular-nums sm:min-w-160">
          <thead>
            <tr className="border-b text-sm text-muted">
              <td />
              {(["shown", "hidden", "difference"] as const).map((head) => (
                <th key={head} scope="col" className="h-9 px-3 text-right font-normal whitespace-nowrap">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, ...row }) => (
              <Row key={key} {...row} />
            ))}
            <Row
              name={t("time.name")}
              shown={<TimeCell of={shown} />}
              hidden={<TimeCell of={hidden} />}
              difference={shown.time && hidden.time ? writeTime(shown.time.median - hidden.time.median) : <Nothing />}
            />
          </tbody>
        </table>
      </ScrollRegion>
      {Math.min(shown.decisions, hidden.decisions) < few ? (
        <p className="pt-3 text-sm text-warning">{t("few", { shown: shown.decisions, hidden: hidden.decisions })}</p>
      ) : null}
      <p className="max-w-[72ch] pt-2 text-sm text-muted">{t("care")}</p>
    </>
  );
}

function Row({ name, shown, hidden, difference }: Record<"name" | "shown" | "hidden" | "difference", ReactNode>) {
  return (
    <tr className="border-b align-top">
      <th scope="row" className="py-1.5 pr-3 text-left font-normal">
        {name}
      </th>
      {[shown, hidden, difference].map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells keep their columns
        <td key={at} className="px-3 py-1.5 text-right whitespace-nowrap">
          {cell}
        </td>
      ))}
    </tr>
  );
}

const Nothing = () => <span className="text-muted">–</span>;

const Small = ({ children }: { children: ReactNode }) => <span className="block text-sm text-muted">{children}</span>;

function ShareCell({ share: { hits, trials }, of }: { share: Share; of: string }) {
  const t = useTranslations("agreement");
  if (trials === 0) return <Nothing />;
  const { low, high } = wilsonInterval(hits, trials);
  return (
    <>
      {formatPercent(hits / trials)}
      <Small>{t("interval", { low: formatPercent(low), high: formatPercent(high) })}</Small>
      <Small>{of}</Small>
    </>
  );
}

function DifferenceCell({ one, other }: { one: Share; other: Share }) {
  const t = useTranslations("agreement");
  const difference = shareDifference(one, other);
  if (!difference) return <Nothing />;
  const points = (share: number) =>
    `${share < 0 ? "−" : "+"}${formatNumber(Math.abs(share * 100), { maximumFractionDigits: 1, minimumFractionDigits: 1 })}`;
  const clear = difference.low > 0 || difference.high < 0;
  return (
    <>
      {t("suggestions.points", { points: points(difference.value) })}
      <Small>{t("interval", { low: points(difference.low), high: points(difference.high) })}</Small>
      <Small>{t(clear ? "suggestions.clear" : "suggestions.unclear")}</Small>
    </>
  );
}

function TimeCell({ of: { time } }: { of: SuggestionGroup }) {
  const t = useTranslations("agreement");
  if (!time) return <Nothing />;
  const { median, low, high, decisions } = time;
  return (
    <>
      {writeTime(median)}
      {low === null || high === null ? null : (
        <Small>{t("interval", { low: writeTime(low), high: writeTime(high) })}</Small>
      )}
      <Small>{t("suggestions.approved.of", { count: decisions })}</Small>
    </>
  );
}

const writeTime = (milliseconds: number) => `${milliseconds < 0 ? "−" : ""}${formatDuration(Math.abs(milliseconds))}`;
