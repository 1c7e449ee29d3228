"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Ends every session of one's own account, after asking. */
export function SignOutEverywhereButton({ action }: { action: (input: undefined) => Promise<ActionResult<void>> }) {
  const t = useTranslations("account.settings");
  const [failure, setFailure] = useState<{ message: string } | null>(null);
  return (
    <div className="flex flex-col items-start gap-3">
      <FormFailure failure={failure} />
      <ConfirmDialog
        trigger={<Button variant="danger">{t("signOutEverywhere")}</Button>}
        title={t("signOutEverywhereQuestion")}
        description={t("signOutEverywhereDescription")}
        confirmLabel={t("signOutEverywhere")}
        onConfirm={async () => {
          const result = await action(undefined);
          if (!result.ok) setFailure(result.error);
        }}
      />
    </div>
  );
}
