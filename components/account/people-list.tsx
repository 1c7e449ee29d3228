"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { ResetLinkDialog } from "#components/team/reset-link-dialog.tsx";
import { tableStyle } from "#components/team/table-style.ts";
import { Badge } from "#components/ui/badge.tsx";
import { notify } from "#components/ui/notify.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import type { PersonRow } from "#lib/team/queries/list-people.ts";
import { PersonMenu } from "./person-menu.tsx";

/** The accounts of the installation, and what a site admin may do to them. */
export function PeopleList({
  people,
  myself,
  createResetLink,
  setSiteAdmin,
  setDisabled,
  endSessions,
}: {
  people: PersonRow[];
  myself: string;
  createResetLink: (input: { userId: string }) => Promise<ActionResult<{ token: string }>>;
  setSiteAdmin: (input: { userId: string; isSiteAdmin: boolean }) => Promise<ActionResult<void>>;
  setDisabled: (input: { userId: string; disabled: boolean }) => Promise<ActionResult<void>>;
  endSessions: (input: { userId: string }) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("account.people");
  const [link, setLink] = useState<{ name: string; token: string } | null>(null);
  const reset = useFormAction(async ({ userId, name }: PersonRow) => {
    const result = await createResetLink({ userId });
    if (result.ok) setLink({ name, token: result.value.token });
    return result;
  });
  const change = useFormAction(async ({ row, act }: { row: PersonRow; act: () => Promise<ActionResult<void>> }) => {
    const result = await act();
    if (result.ok) notify(t("done", { name: row.name }));
    return result;
  });

  return (
    <div className="flex flex-col gap-3">
      <FormFailure failure={reset.failure ?? change.failure} />
      <table className={tableStyle.table}>
        <caption className="sr-only">{t("list")}</caption>
        <thead>
          <tr>
            <th className={`${tableStyle.head} sm:w-2/5`}>{t("name")}</th>
            <th className={`${tableStyle.head} hidden sm:table-cell`}>{t("projects")}</th>
            <th className={tableStyle.head}>{t("state")}</th>
            <th className={`${tableStyle.head} w-10`}>
              <span className="sr-only">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((row) => (
            <tr key={row.userId} className={tableStyle.row}>
              <th scope="row" className={`${tableStyle.cell} font-normal`}>
                <span className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
                  {row.name}
                  {row.userId === myself ? <Badge>{t("you")}</Badge> : null}
                </span>
                <span className="block text-sm text-muted wrap-anywhere">{row.email}</span>
              </th>
              <td className={`${tableStyle.cell} hidden text-muted wrap-anywhere sm:table-cell`}>
                <span className="line-clamp-2">{row.projects.length === 0 ? t("none") : row.projects.join(", ")}</span>
              </td>
              <td className={tableStyle.cell}>
                <span className="flex flex-wrap gap-1">
                  {row.disabled ? <Badge tone="warning">{t("shut")}</Badge> : null}
                  {row.isSiteAdmin ? <Badge tone="accent">{t("siteAdmin")}</Badge> : null}
                  {row.disabled || row.isSiteAdmin ? null : <span className="text-muted">{t("open")}</span>}
                </span>
              </td>
              <td className={`${tableStyle.cell} text-right`}>
                {row.userId === myself ? null : (
                  <PersonMenu
                    row={row}
                    onReset={() => reset.submit(row)}
                    onSiteAdmin={(isSiteAdmin) =>
                      change.submit({ row, act: () => setSiteAdmin({ userId: row.userId, isSiteAdmin }) })
                    }
                    onSignOut={() => change.submit({ row, act: () => endSessions({ userId: row.userId }) })}
                    onDisable={(disabled) =>
                      change.submit({ row, act: () => setDisabled({ userId: row.userId, disabled }) })
                    }
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ResetLinkDialog link={link} onClose={() => setLink(null)} />
    </div>
  );
}
