"use client";

import { useTranslations } from "next-intl";
import { useOptimistic } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { notify } from "#components/ui/notify.ts";
import { Switch } from "#components/ui/switch.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Whether keys alone act in review; saved at once. */
export function ShortcutsSwitch({
  action,
  on,
}: {
  action: (input: { singleKeyShortcuts: boolean }) => Promise<ActionResult<void>>;
  on: boolean;
}) {
  const t = useTranslations("account.settings");
  const [shown, show] = useOptimistic(on);
  const { submit, failure } = useFormAction(
    (input: { singleKeyShortcuts: boolean }) => {
      show(input.singleKeyShortcuts);
      return action(input);
    },
    () => {
      notify(t("preferencesSaved"), { id: "preferences" });
    },
  );
  return (
    <div className="flex flex-col gap-3">
      <FormFailure failure={failure} />
      <Switch
        label={t("singleKeyShortcuts")}
        hint={t("singleKeyShortcutsHint")}
        checked={shown}
        onCheckedChange={(checked) => submit({ singleKeyShortcuts: checked })}
      />
    </div>
  );
}
