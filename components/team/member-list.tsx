"use client";

import { useTranslations } from "next-intl";
import { useOptimistic, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Badge } from "#components/ui/badge.tsx";
import { notify } from "#components/ui/notify.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";
import type { MemberRow } from "#lib/team/queries/list-members.ts";
import type { Role } from "#lib/team/schema.ts";
import { MemberMenu } from "./member-menu.tsx";
import { ResetLinkDialog } from "./reset-link-dialog.tsx";
import { RoleSelect } from "./role-select.tsx";
import { tableStyle } from "./table-style.ts";

/** What an admin may do to members. */
export type ManageMembers = {
  changeRole: (input: { userId: string; role: Role }) => Promise<ActionResult<void>>;
  remove: (input: { userId: string }) => Promise<ActionResult<void>>;
  createResetLink: (input: { userId: string }) => Promise<ActionResult<{ token: string }>>;
};

type Props = { members: MemberRow[]; project: string; myself: string };

/** The members with their roles; for admins (`manage`) with what they may change. */
export function MemberList({ manage, ...props }: Props & { manage: ManageMembers | null }) {
  const roleName = useTranslations("shell.role");
  if (manage) return <ManagedMemberList {...props} manage={manage} />;
  return <MemberTable {...props} roleCell={(row) => roleName(row.role)} />;
}

function ManagedMemberList({ members, project, myself, manage }: Props & { manage: ManageMembers }) {
  const t = useTranslations("team.members");
  const roleName = useTranslations("shell.role");
  const [shown, show] = useOptimistic(members, (rows, changed: { userId: string; role: Role }) =>
    rows.map((row) => (row.userId === changed.userId ? { ...row, role: changed.role } : row)),
  );
  const [link, setLink] = useState<{ name: string; token: string } | null>(null);
  const nameOf = (userId: string) => members.find((row) => row.userId === userId)?.name ?? "";

  const role = useFormAction(async (input: { userId: string; role: Role }) => {
    show(input);
    const result = await manage.changeRole(input);
    if (result.ok) notify(t("roleChanged", { name: nameOf(input.userId), role: roleName(input.role) }));
    return result;
  });
  const reset = useFormAction(async (input: { userId: string }) => {
    const result = await manage.createResetLink(input);
    if (result.ok) setLink({ name: nameOf(input.userId), token: result.value.token });
    return result;
  });
  const removal = useFormAction(async (input: { userId: string }) => {
    const name = nameOf(input.userId);
    const result = await manage.remove(input);
    if (result.ok) notify(t("removed", { name }));
    return result;
  });

  return (
    <div className="flex flex-col gap-3">
      <FormFailure failure={role.failure ?? reset.failure ?? removal.failure} />
      <MemberTable
        members={shown}
        project={project}
        myself={myself}
        roleCell={(row) => (
          <RoleSelect
            aria-label={t("roleOf", { name: row.name })}
            value={row.role}
            onValueChange={(next) => role.submit({ userId: row.userId, role: next })}
            className="w-32"
          />
        )}
        menuCell={(row) => (
          <MemberMenu
            name={row.name}
            project={project}
            onReset={row.resettable ? () => reset.submit({ userId: row.userId }) : undefined}
            onRemove={row.userId === myself ? undefined : () => removal.submit({ userId: row.userId })}
          />
        )}
      />
      <ResetLinkDialog link={link} onClose={() => setLink(null)} />
    </div>
  );
}

function MemberTable({
  members,
  myself,
  roleCell,
  menuCell,
}: Props & {
  roleCell: (row: MemberRow) => React.ReactNode;
  menuCell?: (row: MemberRow) => React.ReactNode;
}) {
  const t = useTranslations("team.members");
  return (
    <table className={tableStyle.table}>
      <caption className="sr-only">{t("list")}</caption>
      <thead>
        <tr>
          <th className={tableStyle.head}>{t("name")}</th>
          <th className={tableStyle.head}>{t("role")}</th>
          <th className={`${tableStyle.head} hidden sm:table-cell`}>{t("joined")}</th>
          {menuCell ? (
            <th className={`${tableStyle.head} w-10`}>
              <span className="sr-only">{t("actions")}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {members.map((row) => (
          <tr key={row.userId} className={tableStyle.row}>
            <th scope="row" className={`${tableStyle.cell} font-normal`}>
              <span className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
                {row.name}
                {row.userId === myself ? <Badge>{t("you")}</Badge> : null}
                {row.disabled ? <Badge tone="warning">{t("shut")}</Badge> : null}
              </span>
              <span className="block text-sm text-muted wrap-anywhere">{row.email}</span>
            </th>
            <td className={tableStyle.cell}>{roleCell(row)}</td>
            <td className={`${tableStyle.cell} hidden text-muted sm:table-cell`}>
              <RelativeTime value={row.joinedAt} inTable />
            </td>
            {menuCell ? <td className={`${tableStyle.cell} text-right`}>{menuCell(row)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
