"use client";

import { Archive, ArchiveRestore } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { notify, notifyUndo } from "#components/ui/notify.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

type SetAside = (input: { number: number }) => Promise<ActionResult<unknown>>;

/** Archives a seed without asking, as it can be taken back: by the toast's Undo, or by this button, which then unarchives. */
export function ArchiveSeedButton({
  number,
  archived,
  primary = false,
  archive,
  unarchive,
}: {
  number: number;
  archived: boolean;
  primary?: boolean;
  archive: SetAside;
  unarchive: SetAside;
}) {
  const t = useTranslations("seeds.editor");
  const { submit, pending } = useFormAction(async (aside: boolean) => {
    const result = await (aside ? archive : unarchive)({ number });
    const id = `seed-archive-${number}`;
    if (!result.ok) notify(t("failed"), { detail: result.error.message, tone: "reject", id });
    else if (aside) notifyUndo(t("archived", { number }), t("undo"), () => submit(false), id);
    else notify(t("unarchived", { number }), { id });
    return result;
  });
  return (
    <Button
      variant={primary ? "primary" : "secondary"}
      icon={archived ? <ArchiveRestore /> : <Archive />}
      pending={pending}
      onClick={() => submit(!archived)}
    >
      {archived ? t("unarchive") : t("archive")}
    </Button>
  );
}
