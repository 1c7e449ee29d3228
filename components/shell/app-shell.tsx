"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { type AccountLink, AccountMenu } from "./account-menu.tsx";
import { type Area, currentArea, type ShellMember, type ShellProject } from "./area.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { CommandPalette } from "./command-palette.tsx";
import type { PaletteAction } from "./palette-actions.ts";
import { ProjectSwitcher } from "./project-switcher.tsx";
import { Rail } from "./rail.tsx";
import { SkipLink } from "./skip-link.tsx";

/**
 * The frame of every page of the workspace: the rail (on phones the bottom bar), the project's name and switcher, the
 * command palette and the account. The page stands in `main`. What acts comes in as events, so that server actions
 * can be passed; `actions` with `run` need a client component (pages use usePaletteActions instead).
 */
export function AppShell({
  areas,
  project,
  projects,
  member,
  homeHref = areas[0]?.href ?? "/",
  onSwitchProject,
  onSignOut,
  createProjectHref,
  projectSettingsHref,
  accountLinks = [],
  actions = [],
  notice,
  children,
}: {
  areas: readonly Area[];
  project: ShellProject | null;
  projects: readonly ShellProject[];
  member: ShellMember;
  homeHref?: string;
  onSwitchProject?: (id: string) => unknown;
  onSignOut?: () => unknown;
  createProjectHref?: string;
  projectSettingsHref?: string;
  accountLinks?: readonly AccountLink[];
  actions?: readonly PaletteAction[];
  /** A line over the whole page: an archived project, the practice model in use. */
  notice?: ReactNode;
  children: ReactNode;
}) {
  const current = currentArea(usePathname(), areas)?.key ?? null;
  return (
    <div className="min-h-dvh md:pl-(--rail)">
      <SkipLink />
      <header className="sticky top-0 z-20 flex h-(--top-bar) items-center gap-2 border-b bg-background px-2 md:px-6">
        <ProjectSwitcher
          project={project}
          projects={projects}
          onSwitch={onSwitchProject}
          createHref={createProjectHref}
          settingsHref={projectSettingsHref}
        />
        <div className="flex-1" />
        <CommandPalette areas={areas} projects={projects} actions={actions} onSwitchProject={onSwitchProject} />
        <AccountMenu member={member} links={accountLinks} onSignOut={onSignOut} />
      </header>
      <Rail areas={areas} current={current} homeHref={homeHref} />
      {notice}
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[100rem] px-4 pt-5 pb-[calc(var(--bottom-bar)+2rem)] md:px-8 md:pt-6"
      >
        {children}
      </main>
      <BottomBar areas={areas} current={current} />
    </div>
  );
}
