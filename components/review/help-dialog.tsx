"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { ReviewSettings } from "./review-settings.tsx";

/** What no person can give other keys, for it is the same everywhere. */
const fixed = [
  ["leave", "escape"],
  ["palette", "mod+k"],
  ["save", "mod+enter"],
] as const;

/** The keys of the desk, each to be changed here, and how this person wants the desk. */
export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("review.help");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} description={t("description")} size="xl">
      <ReviewSettings />
      <dl className="mt-4 grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 border-t pt-4 text-muted sm:grid-cols-[1fr_auto_1fr_auto] sm:gap-x-8">
        <dt>{t("key.reason")}</dt>
        <dd className="flex justify-end gap-1">
          <Kbd keys="1" />
          <Kbd keys="0" />
        </dd>
        {fixed.map(([name, chord]) => (
          <div key={name} className="contents">
            <dt>{t(`key.${name}`)}</dt>
            <dd className="flex justify-end">
              <Kbd keys={chord} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
