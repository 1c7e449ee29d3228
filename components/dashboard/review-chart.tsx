import { useTranslations } from "next-intl";
import { DailyColumns } from "#components/charts/daily-columns.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Reviews } from "#lib/dashboard/queries/list-reviews.ts";

/** Who reviewed how many items on which day. */
export function ReviewChart({ reviews }: { reviews: Reviews }) {
  const t = useTranslations("overview.reviews");
  return (
    <Section title={t("title")}>
      <DailyColumns
        title={t("chartTitle")}
        description={t("chartDescription", { days: reviews.days.length })}
        days={reviews.days}
        people={reviews.people.map(({ userId, name, counts }) => ({ key: userId, name, counts }))}
        unit={t("unit")}
        className="max-w-4xl"
      />
    </Section>
  );
}
