"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ItemVersionEntry } from "#lib/items/queries/find-item.ts";
import { OverrideNote } from "./override-note.tsx";
import { ChangeList } from "./text/change-list.tsx";
import { taskChanges } from "./text/task-changes.ts";

const fields = ["instruction", "input", "output"] as const;

/**
 * The versions of an item's text, the latest first. Each unfolds to what it changed, word by word, and to its whole
 * text. An older one can be made the current one again: as a new version, for the history only grows.
 */
export function VersionList({
  versions,
  current,
  restoring,
  home,
  onRestore,
}: {
  versions: readonly ItemVersionEntry[];
  current: number;
  /** The number of the version that is being restored. */
  restoring: number | null;
  /** "/p/SLUG" */
  home: string;
  onRestore: ((number: number) => void) | null;
}) {
  const t = useTranslations("items.versions");
  return (
    <ol className="flex flex-col">
      {versions.map((version, i) => {
        const before = versions[i + 1] ?? null;
        return (
          <li key={version.number} className="border-b last:border-b-0">
            <details className="group" open={i === 0 && version.number > 1}>
              <summary className="focus-inset flex min-h-9 list-none items-center gap-2 rounded-sm py-1.5 [&::-webkit-details-marker]:hidden">
                <ChevronRight
                  aria-hidden="true"
                  className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
                />
                <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
                  <span className="font-medium">{t("number", { number: version.number })}</span>
                  <span className="text-muted">
                    {t(changeOf(version.change), { name: version.editor ?? t("somebody") })}
                  </span>
                  {version.override ? <span className="text-sm text-warning">{t("override")}</span> : null}
                  {version.number === current ? <span className="text-sm text-muted">{t("current")}</span> : null}
                </span>
                <RelativeTime value={version.createdAt} inTable className="text-sm text-muted" />
              </summary>
              <div className="flex flex-col gap-3 pt-1 pb-4 pl-6">
                {version.override ? (
                  <p className="text-sm text-warning">
                    <OverrideNote override={version.override} home={home} />
                  </p>
                ) : null}
                {before ? <Changes before={before} after={version} /> : <Whole version={version} />}
                {onRestore && version.number !== current ? (
                  <div>
                    <Button
                      size="sm"
                      pending={restoring === version.number}
                      onClick={() => onRestore(version.number)}
                      aria-label={t("restoreNumber", { number: version.number })}
                    >
                      {t("restore")}
                    </Button>
                  </div>
                ) : null}
              </div>
            </details>
          </li>
        );
      })}
    </ol>
  );
}

function changeOf(change: string): "admitted" | "edited" | "restored" {
  return change === "edited" || change === "restored" ? change : "admitted";
}

function Changes({ before, after }: { before: ItemVersionEntry; after: ItemVersionEntry }) {
  const t = useTranslations("items.versions");
  const changes = useMemo(() => taskChanges(before, after), [before, after]);
  if (changes.length === 0) return <p className="text-muted">{t("same")}</p>;
  return <ChangeList changes={changes} lang={after.output} />;
}

function Whole({ version }: { version: ItemVersionEntry }) {
  const t = useTranslations("items.text");
  return fields
    .filter((field) => version[field] !== "")
    .map((field) => (
      <div key={field}>
        <p className="mb-1 text-sm font-medium text-muted">{t(field)}</p>
        <p className="max-w-[72ch] wrap-anywhere whitespace-pre-wrap">{version[field]}</p>
      </div>
    ));
}
