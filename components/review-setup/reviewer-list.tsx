"use client";

import { useTranslations } from "next-intl";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { tableStyle } from "#components/team/table-style.ts";
import { Button } from "#components/ui/button.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { notify } from "#components/ui/notify.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusBadge } from "#components/ui/status-badge.tsx";
import type { Accuracy, ReviewerRow } from "#lib/review/queries/list-reviewers.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** The people who may decide: how much, how well on known items, and whether they get items. */
export function ReviewerList({
  reviewers,
  limit,
  setPause,
}: {
  reviewers: readonly ReviewerRow[];
  /** Below so many per cent right the policy pauses; 0 pauses nobody. */
  limit: number;
  setPause: (input: { userId: string; paused: boolean }) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("reviewSetup.reviewers");
  const { submit, failure } = useFormAction(
    async ({ name, ...input }: { userId: string; paused: boolean; name: string }) => {
      const result = await setPause(input);
      if (result.ok) notify(t(input.paused ? "pausedDone" : "resumedDone", { name }));
      return result;
    },
  );
  const accuracy = ({ right, of }: Accuracy) => (of > 0 ? t("of", { right, of }) : t("none"));
  const number = `${tableStyle.cell} text-right tabular-nums`;
  return (
    <div className="flex max-w-4xl flex-col gap-3">
      <FormFailure failure={failure} />
      <table className={tableStyle.table}>
        <caption className="sr-only">{t("list")}</caption>
        <thead>
          <tr>
            <th className={tableStyle.head}>{t("name")}</th>
            <th className={`${tableStyle.head} hidden text-right sm:table-cell`}>{t("decisions")}</th>
            <th className={`${tableStyle.head} text-right`}>{t("known")}</th>
            <th className={`${tableStyle.head} hidden text-right md:table-cell`}>{t("latest")}</th>
            <th className={tableStyle.head}>
              <span className="sr-only">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {reviewers.map((row) => (
            <tr key={row.userId} className={tableStyle.row}>
              <th scope="row" className={`${tableStyle.cell} font-normal`}>
                <span className="font-medium wrap-anywhere">{row.name}</span>
                {row.pausedAt ? (
                  <StatusBadge look="paused" className="block text-sm">
                    {t.rich("since", { when: () => <RelativeTime value={row.pausedAt ?? ""} /> })}
                  </StatusBadge>
                ) : null}
              </th>
              <td className={`${number} hidden sm:table-cell`}>{formatNumber(row.decisions)}</td>
              <td className={number}>{accuracy(row.known)}</td>
              <td className={`${number} hidden md:table-cell`}>
                {accuracy(row.latest)}
                {limit > 0 && row.latest.of > 0 && row.latest.right * 100 < limit * row.latest.of ? (
                  <span className="block text-sm text-warning">{t("belowLimit", { limit })}</span>
                ) : null}
              </td>
              <td className={`${tableStyle.cell} text-right`}>
                <Button
                  size="sm"
                  variant={row.pausedAt ? "secondary" : "quiet"}
                  aria-label={t(row.pausedAt ? "resumeOne" : "pauseOne", { name: row.name })}
                  onClick={() => submit({ userId: row.userId, paused: row.pausedAt === null, name: row.name })}
                >
                  {t(row.pausedAt ? "resume" : "pause")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
