"use client";

import { useTranslations } from "next-intl";
import { NumberFormat } from "#components/ui/number-format.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { rejectionRules } from "#lib/expansion/schema.ts";
import { useLiveRun } from "./run-live.tsx";

/** How many candidates each rule has turned away, each leading to its part of the ledger. */
export function RejectedByRule({ runPath }: { runPath: string }) {
  const t = useTranslations("expansion");
  const { rejectedByRule } = useLiveRun().progress;
  const rules = rejectionRules
    .map((rule) => ({ rule, count: rejectedByRule[rule] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (rules.length === 0) return <p className="text-muted">{t("run.rejectedByRuleEmpty")}</p>;
  return (
    <table className="w-full max-w-md text-base">
      <thead>
        <tr className="border-b text-left text-sm text-muted">
          <th scope="col" className="h-8 font-normal">
            {t("run.rule")}
          </th>
          <th scope="col" className="h-8 text-right font-normal">
            {t("run.count")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({ rule, count }) => (
          <tr key={rule} className="border-b">
            <td className="h-9">
              <TextLink href={`${runPath}?tab=rejections&rule=${rule}`} prefetch={false}>
                {t(`rules.${rule}`)}
              </TextLink>
            </td>
            <td className="h-9 text-right">
              <NumberFormat value={count} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
