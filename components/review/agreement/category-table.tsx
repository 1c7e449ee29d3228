import { useTranslations } from "next-intl";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { StatusBadge } from "#components/ui/status-badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AgreementFigures } from "#lib/review/agreement/report.ts";
import type { Answer } from "#lib/review/agreement/schema.ts";
import { FiguresTable, FigureWithInterval } from "./figures-table.tsx";

/** Each answer: how far reviewers agree on the items decided so, and on whether an item is it at all. */
export function AnswersTable({ answers, home }: { answers: AgreementFigures["byAnswer"]; home: string }) {
  const t = useTranslations("agreement");
  return (
    <FiguresTable
      label={t("answers.title")}
      nameLabel={t("columns.answer")}
      more={[t("columns.decidedSo"), t("columns.rawOfDecided")]}
      rows={answers.map(({ answer, decided, raw, against }) => ({
        key: answer,
        name: <AnswerName answer={answer} />,
        more: [
          decided === 0 ? (
            formatNumber(0)
          ) : (
            <TextLink
              key="decided"
              href={`${home}/items?${answer === "reject" ? "status=rejected" : `decided=${answer}`}`}
              prefetch={false}
            >
              {formatNumber(decided)}
            </TextLink>
          ),
          <FigureWithInterval key="raw" of={raw} look="share" />,
        ],
        figures: against,
      }))}
    />
  );
}

/** Agreement by the category that a model proposed. */
export function ProposedTable({ rows, home }: { rows: AgreementFigures["byProposed"]; home: string }) {
  const t = useTranslations("agreement");
  return (
    <FiguresTable
      label={t("proposed.title")}
      nameLabel={t("columns.proposed")}
      rows={rows.map(({ proposed, figures }) => ({
        key: proposed ?? "none",
        name: (
          <TextLink href={`${home}/items?proposed=${proposed ?? "none"}`} prefetch={false}>
            {proposed ? <CategoryBadge category={proposed} proposed /> : t("proposed.none")}
          </TextLink>
        ),
        more: [],
        figures,
      }))}
    />
  );
}

/** An answer by its badge. */
export function AnswerName({ answer }: { answer: Answer }) {
  const t = useTranslations("agreement.outcomes");
  return answer === "reject" ? (
    <StatusBadge look="rejected">{t("rejected")}</StatusBadge>
  ) : (
    <CategoryBadge category={answer} />
  );
}
