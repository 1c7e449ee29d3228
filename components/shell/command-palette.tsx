"use client";

import { Command } from "cmdk";
import { FolderOpen, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog as RadixDialog } from "radix-ui";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { scrimStyle } from "#components/ui/overlay-style.ts";
import type { Area, ShellProject } from "./area.ts";
import { type PaletteAction, useOfferedActions } from "./palette-actions.ts";
import { paletteScore } from "./palette-score.ts";

const groupStyle =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-sm [&_[cmdk-group-heading]]:text-muted";

/**
 * Pages, projects and actions by name, on Ctrl or Cmd and K everywhere. Actions come from the layout and from the
 * page (usePaletteActions). The key is left alone while an input method composes.
 */
export function CommandPalette({
  areas,
  projects,
  actions,
  onSwitchProject,
}: {
  areas: readonly Area[];
  projects: readonly ShellProject[];
  actions: readonly PaletteAction[];
  onSwitchProject?: ((id: string) => unknown) | undefined;
}) {
  const t = useTranslations("shell.palette");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  // Where the focus was when a key opened it, to go back there: the page's own keys go on.
  const cameFrom = useRef<HTMLElement | null>(null);
  const allActions = [...useOfferedActions(), ...actions];

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing || event.keyCode === 229 || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      const at = document.activeElement;
      if (at instanceof HTMLElement && !at.closest("[cmdk-root]")) cameFrom.current = at;
      setOpen((was) => !was);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  function choose(act: () => void) {
    setOpen(false);
    setQuery("");
    act();
  }

  return (
    <RadixDialog.Root open={open} onOpenChange={setOpen}>
      <RadixDialog.Trigger asChild>
        <button
          type="button"
          aria-keyshortcuts="Control+K Meta+K"
          className="flex h-8 items-center gap-2 rounded-md px-2 text-muted hover:bg-sunken hover:text-text sm:w-56 sm:border sm:bg-surface sm:pr-1.5 dark:hover:bg-raised"
        >
          <Search aria-hidden="true" className="size-4" />
          <span className="sr-only flex-1 text-left sm:not-sr-only">{t("open")}</span>
          <span aria-hidden="true" className="hidden sm:inline-flex">
            <Kbd keys="mod+k" />
          </span>
        </button>
      </RadixDialog.Trigger>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={scrimStyle} />
        <RadixDialog.Content
          onCloseAutoFocus={(event) => {
            const from = cameFrom.current;
            cameFrom.current = null;
            if (!from?.isConnected) return;
            event.preventDefault();
            if (from !== document.body) from.focus({ preventScroll: true });
          }}
          className="fixed inset-x-2 top-2 z-50 mx-auto max-w-xl animate-rise-in overflow-hidden rounded-lg bg-raised shadow-overlay focus:outline-none sm:top-[14dvh]"
        >
          <RadixDialog.Title className="sr-only">{t("title")}</RadixDialog.Title>
          <RadixDialog.Description className="sr-only">{t("description")}</RadixDialog.Description>
          <Command
            label={t("title")}
            loop
            vimBindings={false}
            filter={(_value, search, [label = "", ...keywords] = []) => paletteScore(search, label, keywords)}
          >
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder={t("placeholder")}
                className="h-12 w-full bg-transparent text-lg outline-none"
              />
            </div>
            <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-muted wrap-anywhere">
                {t("none", { query })}
              </Command.Empty>
              {allActions.length > 0 ? (
                <Command.Group heading={t("actions")} className={groupStyle}>
                  {allActions.map((action) => (
                    <Line
                      key={action.id}
                      id={`action-${action.id}`}
                      label={action.label}
                      icon={action.icon}
                      shortcut={action.shortcut}
                      keywords={action.keywords}
                      onChoose={() => choose(() => (action.href ? router.push(action.href) : action.run?.()))}
                    />
                  ))}
                </Command.Group>
              ) : null}
              <Command.Group heading={t("pages")} className={groupStyle}>
                {areas.map((area) => (
                  <Line
                    key={area.key}
                    id={`page-${area.key}`}
                    label={area.label}
                    icon={area.icon}
                    onChoose={() => choose(() => router.push(area.href))}
                  />
                ))}
              </Command.Group>
              {projects.length > 1 ? (
                <Command.Group heading={t("projects")} className={groupStyle}>
                  {projects.map((project) => (
                    <Line
                      key={project.id}
                      id={`project-${project.id}`}
                      label={project.name}
                      icon={<FolderOpen />}
                      onChoose={() =>
                        choose(() => (project.href ? router.push(project.href) : onSwitchProject?.(project.id)))
                      }
                    />
                  ))}
                </Command.Group>
              ) : null}
            </Command.List>
            <p className="hidden items-center gap-1.5 border-t px-4 py-2 text-sm text-muted sm:flex">
              <Kbd keys="up" />
              <Kbd keys="down" />
              {t("hint")}
            </p>
          </Command>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

function Line(props: {
  id: string;
  label: string;
  icon?: ReactNode;
  shortcut?: string | undefined;
  keywords?: string[] | undefined;
  onChoose: () => void;
}) {
  return (
    <Command.Item
      value={props.id}
      keywords={[props.label, ...(props.keywords ?? [])]}
      onSelect={props.onChoose}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-sunken dark:data-[selected=true]:bg-line [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
    >
      {props.icon ?? <span className="size-4" />}
      <span className="min-w-0 flex-1 truncate">{props.label}</span>
      {props.shortcut ? <Kbd keys={props.shortcut} /> : null}
    </Command.Item>
  );
}
