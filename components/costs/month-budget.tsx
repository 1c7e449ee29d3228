import { useFormatter, useTranslations } from "next-intl";
import { formatMoney } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { MonthBudget } from "#lib/expansion/cost-view.ts";

/** What the project's month has cost so far and reserves now, against its budget. */
export function MonthSpending({ month }: { month: MonthBudget }) {
  const t = useTranslations("costs.month");
  const format = useFormatter();
  const { budget, spent, reserved } = month;
  const name = format.dateTime(new Date(`${month.month}T00:00:00Z`), {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  const held = spent + reserved;
  const amounts = { spent: formatMoney(spent), reserved: formatMoney(reserved), budget: formatMoney(budget ?? 0) };
  if (budget === null) {
    return (
      <p>
        {t("withoutBudget", { ...amounts, month: name })} <span className="text-muted">{t("noBudget")}</span>
      </p>
    );
  }
  return (
    <div className="flex max-w-xl flex-col gap-3">
      <div className="flex flex-col gap-1">
        <Progress
          label={name}
          value={held}
          max={budget}
          tone={held >= budget ? "reject" : held >= 0.8 * budget ? "warning" : "accent"}
          detail={t("ofBudget", { held: formatMoney(held), budget: amounts.budget })}
        />
        <p className="text-sm text-muted tabular-nums">{t("held", amounts)}</p>
      </div>
      {held >= budget ? <Notice tone="warning">{t("usedUp")}</Notice> : null}
    </div>
  );
}
