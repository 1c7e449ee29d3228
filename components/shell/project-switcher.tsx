"use client";

import { Check, ChevronsUpDown, Plus, Settings } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Menu, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { ShellProject } from "./area.ts";

/** The project's name, and the way to the others. */
export function ProjectSwitcher({
  project,
  projects,
  onSwitch,
  createHref,
  settingsHref,
}: {
  project: ShellProject | null;
  projects: readonly ShellProject[];
  onSwitch?: ((id: string) => unknown) | undefined;
  createHref?: string | undefined;
  settingsHref?: string | undefined;
}) {
  const t = useTranslations("shell.project");
  const [pending, startTransition] = useTransition();
  const name = project?.name ?? t("none");
  return (
    <Menu
      align="start"
      className="min-w-60"
      trigger={
        <button
          type="button"
          aria-label={t("switch", { name })}
          className="flex h-8 min-w-0 max-w-72 items-center gap-1.5 rounded-md px-2 font-semibold hover:bg-sunken data-[state=open]:bg-sunken dark:hover:bg-raised dark:data-[state=open]:bg-raised"
        >
          <span className="min-w-0 truncate">{name}</span>
          {pending ? (
            <Spinner className="shrink-0 text-muted" />
          ) : (
            <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
          )}
        </button>
      }
    >
      <MenuLabel>{t("yours")}</MenuLabel>
      {projects.map((each) =>
        each.href ? (
          <MenuLink key={each.id} href={each.href} current={each.id === project?.id}>
            {each.name}
          </MenuLink>
        ) : (
          <MenuItem
            key={each.id}
            aria-current={each.id === project?.id || undefined}
            icon={each.id === project?.id ? <Check /> : <span className="size-4" />}
            onSelect={() => startTransition(async () => void (await onSwitch?.(each.id)))}
          >
            {each.name}
          </MenuItem>
        ),
      )}
      {createHref || settingsHref ? <MenuSeparator /> : null}
      {settingsHref ? (
        <MenuLink href={settingsHref} icon={<Settings />}>
          {t("settings")}
        </MenuLink>
      ) : null}
      {createHref ? (
        <MenuLink href={createHref} icon={<Plus />}>
          {t("create")}
        </MenuLink>
      ) : null}
    </Menu>
  );
}
