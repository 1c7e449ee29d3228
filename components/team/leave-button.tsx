"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { leaveFor } from "#components/account/auth-request.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Leaves the project, after asking; then on to another one. */
export function LeaveButton({
  action,
  project,
}: {
  action: (input: undefined) => Promise<ActionResult<void>>;
  project: string;
}) {
  const t = useTranslations("team.members");
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <ConfirmDialog
      trigger={<Button variant="quiet">{t("leave")}</Button>}
      title={t("leaveQuestion", { project })}
      description={t("leaveDescription")}
      confirmLabel={t("leaveConfirm")}
      onConfirm={async () => {
        const result = await action(undefined);
        if (result.ok) return leaveFor("/");
        setProblem(result.error.message);
        return false;
      }}
    >
      {problem ? (
        <Notice tone="reject" live="alert">
          {problem}
        </Notice>
      ) : null}
    </ConfirmDialog>
  );
}
