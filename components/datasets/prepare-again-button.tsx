"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Has a version prepared anew whose preparation failed. */
export function PrepareAgainButton({
  action,
  number,
}: {
  action: (input: { number: number }) => Promise<ActionResult<void>>;
  number: number;
}) {
  const t = useTranslations("datasets.version");
  const { submit, pending, failure } = useFormAction(action);
  return (
    <div className="flex flex-col items-start gap-2">
      <Button size="sm" icon={<RotateCw />} pending={pending} onClick={() => submit({ number })}>
        {t("prepareAgain")}
      </Button>
      <FormFailure failure={failure} />
    </div>
  );
}
