"use client";

import { useTranslations } from "next-intl";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { notify } from "#components/ui/notify.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Archives the project, after asking, or brings it back at once. */
export function ArchiveButton({
  action,
  project,
  archived,
}: {
  action: (input: { archived: boolean }) => Promise<ActionResult<void>>;
  project: string;
  archived: boolean;
}) {
  const t = useTranslations("team.settings");
  const { submit, pending, failure } = useFormAction(async (input: { archived: boolean }) => {
    const result = await action(input);
    if (result.ok) notify(t(input.archived ? "archived" : "unarchived"));
    return result;
  });
  return (
    <div className="flex flex-col items-start gap-3">
      <FormFailure failure={failure} />
      {archived ? (
        <Button variant="primary" pending={pending} onClick={() => submit({ archived: false })}>
          {t("unarchive")}
        </Button>
      ) : (
        <ConfirmDialog
          trigger={
            <Button variant="danger" pending={pending}>
              {t("archive")}
            </Button>
          }
          title={t("archiveQuestion", { project })}
          description={t("archiveDescription")}
          confirmLabel={t("archiveConfirm")}
          tone="primary"
          onConfirm={() => submit({ archived: true })}
        />
      )}
    </div>
  );
}
