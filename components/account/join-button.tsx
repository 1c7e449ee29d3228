"use client";

import { useTranslations } from "next-intl";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";
import { leaveFor } from "./auth-request.ts";

/** Accepts an invitation with the account that is signed in. */
export function JoinButton({
  action,
  token,
}: {
  action: (input: { token: string }) => Promise<ActionResult<{ slug: string }>>;
  token: string;
}) {
  const t = useTranslations("account.invitation");
  const { submit, pending, failure } = useFormAction(action, ({ slug }) => leaveFor(`/p/${slug}`));
  return (
    <div className="flex flex-col items-start gap-4">
      <FormFailure failure={failure} />
      <Button variant="primary" size="lg" pending={pending} onClick={() => submit({ token })}>
        {t("submit")}
      </Button>
    </div>
  );
}
