"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { type ReactNode, useTransition } from "react";
import { Menu, MenuItem, MenuLink, MenuRadio, MenuSeparator } from "#components/ui/menu.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { ShellMember } from "./area.ts";

/** A link in the account menu. */
export type AccountLink = { href: string; label: string; icon?: ReactNode };

/** Who is signed in, their pages, the theme, and signing out. */
export function AccountMenu({
  member,
  links,
  onSignOut,
}: {
  member: ShellMember;
  links: readonly AccountLink[];
  onSignOut?: (() => unknown) | undefined;
}) {
  const t = useTranslations("shell.account");
  const themes = useTranslations("ui.theme");
  const { theme, setTheme } = useTheme();
  const roles = useTranslations("shell.role");
  const [, startTransition] = useTransition();
  return (
    <Menu
      className="min-w-60"
      trigger={
        <button
          type="button"
          className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-sm font-semibold text-text hover:bg-line dark:bg-line dark:hover:bg-raised"
        >
          <span aria-hidden="true">{initials(member.name)}</span>
          <VisuallyHidden>{t("menu", { name: member.name })}</VisuallyHidden>
        </button>
      }
    >
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate font-medium">{member.name}</p>
        <p className="truncate text-sm text-muted">{member.email}</p>
        <p className="mt-1 text-sm text-muted">{t("role", { role: roles(member.role) })}</p>
      </div>
      <MenuSeparator />
      {links.map((link) => (
        <MenuLink key={link.href} href={link.href} icon={link.icon}>
          {link.label}
        </MenuLink>
      ))}
      <MenuRadio
        label={t("theme")}
        value={theme ?? "system"}
        onValueChange={setTheme}
        options={(["light", "dark", "system"] as const).map((value) => ({ value, label: themes(value) }))}
      />
      {onSignOut ? (
        <>
          <MenuSeparator />
          <MenuItem icon={<LogOut />} onSelect={() => startTransition(async () => void (await onSignOut()))}>
            {t("signOut")}
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}

/** The first letters of the first and last name. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}
