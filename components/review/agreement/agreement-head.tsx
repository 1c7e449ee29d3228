import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { Figures } from "#lib/review/agreement/figures.ts";
import { levels } from "#lib/review/agreement/schema.ts";
import { Figure, FigureInterval } from "./figure.tsx";

/** The project's figures, what they mean, and how many more items it takes to know better. */
export function AgreementHead({
  figures,
  disputed,
  pairs,
}: {
  figures: Figures;
  /** Items that wait for an adjudicator. */
  disputed: number;
  /** Pairs of reviewers. */
  pairs: number;
}) {
  const t = useTranslations("agreement");
  const { items, raw, cohen, fleiss, fleissOf, alpha, needed } = figures;
  const reading = readingOf(figures);
  return (
    <div className="flex flex-col gap-4 pt-4">
      <DefinitionList
        look="figures"
        className="max-w-4xl"
        items={[
          { term: t("measures.alpha"), value: <Figure of={alpha} />, hint: <FigureInterval of={alpha} /> },
          {
            term: t("measures.fleiss"),
            value: <Figure of={fleiss} />,
            hint: (
              <>
                <FigureInterval of={fleiss} />
                {fleissOf ? <span className="block">{t("head.fleissOf", fleissOf)}</span> : null}
              </>
            ),
          },
          {
            term: t("measures.cohen"),
            value: <Figure of={cohen} />,
            hint: (
              <>
                <FigureInterval of={cohen} />
                {pairs > 1 ? <span className="block">{t("head.ofPairs", { pairs })}</span> : null}
              </>
            ),
          },
          {
            term: t("measures.raw"),
            value: <Figure of={raw} look="share" />,
            hint: <FigureInterval of={raw} look="share" />,
          },
          { term: t("measures.items"), value: formatNumber(items), hint: t("head.disputed", { count: disputed }) },
        ]}
      />
      <Notice
        tone={reading === "reliable" ? "approve" : reading === "low" ? "warning" : "info"}
        title={t(`head.reading.${reading}`)}
      >
        <p>
          {needed ? t(`head.${stageOf(needed)}`, needed) : t("head.unknown")}{" "}
          {needed && needed.reliable > 0 ? t("head.needed") : null}
        </p>
        <p className="text-muted">{t("head.aid")}</p>
      </Notice>
    </div>
  );
}

/** What the interval of alpha allows to say. */
function readingOf({ alpha }: Figures): "reliable" | "tentative" | "open" | "low" | "unknown" {
  if (alpha.value === null || alpha.interval.reason !== null) return "unknown";
  const { low, high } = alpha.interval;
  if (low >= levels.reliable) return "reliable";
  if (low >= levels.tentative) return "tentative";
  return high < levels.tentative ? "low" : "open";
}

function stageOf({ tentative, reliable }: NonNullable<Figures["needed"]>): "both" | "reliableOnly" | "more" {
  if (reliable === 0) return "both";
  return tentative === 0 ? "reliableOnly" : "more";
}
