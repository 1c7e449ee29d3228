"use client";

import { useTranslations } from "next-intl";
import { Select } from "#components/ui/select.tsx";
import { type Role, roles } from "#lib/team/schema.ts";

/** The four roles with what each may do. */
export function RoleSelect(props: {
  value?: Role;
  defaultValue?: Role;
  name?: string;
  onValueChange?: (role: Role) => void;
  "aria-label"?: string;
  className?: string;
}) {
  const name = useTranslations("shell.role");
  const hint = useTranslations("team.roleHints");
  const { onValueChange, ...rest } = props;
  return (
    <Select
      {...rest}
      {...(onValueChange ? { onValueChange: (value: string) => onValueChange(value as Role) } : {})}
      options={roles.map((role) => ({ value: role, label: name(role), hint: hint(role) }))}
    />
  );
}
