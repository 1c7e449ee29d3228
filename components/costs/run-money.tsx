"use client";

import { useTranslations } from "next-intl";
import { useLiveRun } from "#components/expansion/run-live.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatMoney } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { expectedTotal, moneyPerItem } from "./run-cost.ts";
import { type ChangeCap, SpendCapDialog } from "./spend-cap-dialog.tsx";

/** What the run has cost and reserves, against its cap, what an item costs, and what it comes to at its target. */
export function RunMoney({
  practice,
  changeCap,
  pricesHref,
}: {
  practice: boolean;
  /** None for who may not decide what a run costs. */
  changeCap: ChangeCap | null;
  /** Where prices are entered; none for who may not see them. */
  pricesHref: string | null;
}) {
  const t = useTranslations("costs.run");
  const { number, progress } = useLiveRun();
  const { money, status, purpose } = progress;
  // A run that classifies or answers writes no items to divide by.
  const expands = purpose === "expand";
  const { spent, reserved, cap, attempts, unpriced } = money;
  const ended = status === "finished" || status === "cancelled";
  const known = attempts === 0 || unpriced < attempts;
  const atLeast = (amount: number | null) =>
    amount === null || !known
      ? t("unknown")
      : unpriced > 0
        ? t("atLeast", { amount: formatMoney(amount) })
        : formatMoney(amount);
  const held = spent + reserved;
  return (
    <Section
      title={t("title")}
      action={changeCap && !ended ? <SpendCapDialog number={number} money={money} change={changeCap} /> : null}
    >
      <div className="flex flex-col gap-4">
        {unpriced > 0 && !practice ? (
          <Notice tone="warning">
            {t("unpriced", { count: unpriced })}{" "}
            {pricesHref ? <TextLink href={pricesHref}>{t("enter")}</TextLink> : null}
          </Notice>
        ) : null}
        {cap !== null ? (
          <Progress
            label={t("cap")}
            value={held}
            max={cap}
            tone={held >= cap ? "reject" : held >= 0.8 * cap ? "warning" : "accent"}
            detail={t("ofCap", { held: formatMoney(held), cap: formatMoney(cap) })}
          />
        ) : null}
        <DefinitionList
          look="figures"
          items={[
            {
              term: t("spent"),
              value: atLeast(spent),
              hint: known ? t(cap === null ? "noCap" : "capped") : t("noPrice"),
            },
            { term: t("reserved"), value: formatMoney(reserved), hint: t("reservedHint") },
            ...(expands
              ? [{ term: t("perItem"), value: atLeast(moneyPerItem(progress)), hint: t("perItemHint") }]
              : []),
            ...(expands && !ended
              ? [{ term: t("expected"), value: atLeast(expectedTotal(progress)), hint: t("expectedHint") }]
              : []),
          ]}
        />
      </div>
    </Section>
  );
}
