"use client";

import { useTranslations } from "next-intl";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { notify } from "#components/ui/notify.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";
import type { InvitationRow } from "#lib/team/queries/list-invitations.ts";
import { tableStyle } from "./table-style.ts";

/** The invitations that nobody has accepted yet, and withdrawing them. */
export function InvitationList({
  invitations,
  withdraw,
}: {
  invitations: (InvitationRow & { expired: boolean })[];
  withdraw: (input: { invitationId: string }) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("team.invitations");
  const roleName = useTranslations("shell.role");
  const { submit, failure } = useFormAction(async (row: InvitationRow) => {
    const result = await withdraw({ invitationId: row.id });
    if (result.ok) notify(t("revoked", { email: row.email }));
    return result;
  });
  if (invitations.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <div className="flex flex-col gap-3">
      <FormFailure failure={failure} />
      <table className={tableStyle.table}>
        <caption className="sr-only">{t("list")}</caption>
        <thead>
          <tr>
            <th className={tableStyle.head}>{t("email")}</th>
            <th className={`${tableStyle.head} hidden sm:table-cell`}>{t("role")}</th>
            <th className={`${tableStyle.head} hidden sm:table-cell`}>{t("by")}</th>
            <th className={tableStyle.head}>{t("expires")}</th>
            <th className={tableStyle.head}>
              <span className="sr-only">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((row) => (
            <tr key={row.id} className={tableStyle.row}>
              <th scope="row" className={`${tableStyle.cell} font-normal wrap-anywhere`}>
                {row.email}
                <span className="block text-sm text-muted sm:hidden">{roleName(row.role)}</span>
              </th>
              <td className={`${tableStyle.cell} hidden sm:table-cell`}>{roleName(row.role)}</td>
              <td className={`${tableStyle.cell} hidden sm:table-cell`}>{row.invitedBy}</td>
              <td className={tableStyle.cell}>
                {row.expired ? (
                  <Badge tone="warning">{t("expired")}</Badge>
                ) : (
                  <RelativeTime value={row.expiresAt} inTable />
                )}
              </td>
              <td className={`${tableStyle.cell} text-right`}>
                <ConfirmDialog
                  trigger={
                    <Button variant="quiet" size="sm" aria-label={t("revokeFor", { email: row.email })}>
                      {t("revoke")}
                    </Button>
                  }
                  title={t("revokeQuestion", { email: row.email })}
                  description={t("revokeDescription")}
                  confirmLabel={t("revoke")}
                  onConfirm={() => submit(row)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
