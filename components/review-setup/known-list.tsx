"use client";

import { useTranslations } from "next-intl";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { notify } from "#components/ui/notify.ts";
import { StatusBadge } from "#components/ui/status-badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { KnownItemRow } from "#lib/review/queries/list-known-items.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** The known items with their answers, and how reviewers answered them. */
export function KnownList({
  known,
  total,
  share,
  home,
  retire,
}: {
  known: readonly KnownItemRow[];
  total: number;
  /** The policy's share of known items, in per cent. */
  share: number;
  /** "/p/SLUG" */
  home: string;
  retire: (input: { itemId: string }) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("reviewSetup.known");
  const { submit, failure } = useFormAction(async (input: { itemId: string; number: number }) => {
    const result = await retire({ itemId: input.itemId });
    if (result.ok) notify(t("retiredDone", { number: input.number }));
    return result;
  });
  if (known.length === 0) {
    return (
      <EmptyState
        title={t("empty")}
        description={t("emptyHint")}
        action={<LinkButton href={`${home}/items?status=approved`}>{t("openItems")}</LinkButton>}
      />
    );
  }
  return (
    <div className="flex max-w-4xl flex-col gap-3">
      <FormFailure failure={failure} />
      <p className="text-muted">
        {share > 0 ? t("rate", { share }) : t("rateNone")}
        {total > known.length ? ` ${t("more", { shown: known.length, total })}` : null}
      </p>
      <ul aria-label={t("list")}>
        {known.map((row) => (
          <li
            key={row.itemId}
            className={cn("flex items-start gap-3 border-b py-2 last:border-0", row.retired && "text-muted")}
          >
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <TextLink href={`${home}/items/${row.sequence}`}>{t("itemNumber", { number: row.sequence })}</TextLink>
                <StatusBadge look={row.verdict === "approve" ? "approved" : "rejected"} className="text-sm">
                  {t(row.verdict)}
                </StatusBadge>
                {row.category ? <CategoryBadge category={row.category} /> : null}
                {row.retired ? (
                  <StatusBadge look="stopped" className="text-sm">
                    {t(row.edited ? "retiredEdited" : "retired")}
                  </StatusBadge>
                ) : null}
              </p>
              <p className="line-clamp-2 wrap-anywhere">{row.instruction}</p>
              {row.note ? <p className="text-sm text-muted wrap-anywhere">{row.note}</p> : null}
              {row.changed && !row.retired ? <p className="text-sm text-warning">{t("changed")}</p> : null}
              {row.wrong.length > 0 ? (
                <p className="text-sm text-muted wrap-anywhere">{t("missedBy", { names: row.wrong.join(", ") })}</p>
              ) : null}
            </div>
            <p className="shrink-0 pt-0.5 text-right text-sm tabular-nums">
              {row.right + row.wrong.length > 0
                ? t("of", { right: row.right, of: row.right + row.wrong.length })
                : t("notYet")}
            </p>
            {row.retired ? null : (
              <Button
                size="sm"
                aria-label={t("retireOne", { number: row.sequence })}
                onClick={() => submit({ itemId: row.itemId, number: row.sequence })}
              >
                {t("retire")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
