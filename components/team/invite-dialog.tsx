"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useMemo, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ActionResult } from "#lib/session/member-action.ts";
import type { Role } from "#lib/team/schema.ts";
import { OneTimeLink } from "./one-time-link.tsx";
import { RoleSelect } from "./role-select.tsx";

type Invite = (input: { email: string; role: Role }) => Promise<ActionResult<{ token: string }>>;

/** Invites an address: whom and as what, then the link to give to the person. */
export function InviteDialog({ action, project }: { action: Invite; project: string }) {
  const t = useTranslations("team.invitations");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<UserPlus />} onClick={() => setOpen(true)}>
        {t("invite")}
      </Button>
      {open ? <Invitation action={action} project={project} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Invitation({ action, project, onClose }: { action: Invite; project: string; onClose: () => void }) {
  const t = useTranslations("team.invitations");
  const link = useTranslations("account.link");
  const formId = useId();
  const labels = useMemo(() => ({ email: t("email"), role: t("role") }), [t]);
  const [made, setMade] = useState<{ email: string; token: string } | null>(null);
  const { submit, pending, failure } = useFormAction(async (input: { email: string; role: Role }) => {
    const result = await action(input);
    if (result.ok) setMade({ email: input.email, token: result.value.token });
    return result;
  });

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit({ email: String(form.get("email")), role: String(form.get("role")) as Role });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={made ? link("invitationTitle") : t("inviteTitle", { project })}
      description={made ? link("invitationDescription", { email: made.email }) : t("inviteDescription")}
      footer={
        made ? (
          <DialogClose asChild>
            <Button>{link("done")}</Button>
          </DialogClose>
        ) : (
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {t("submit")}
          </Button>
        )
      }
    >
      {made ? (
        <OneTimeLink path={`/invitation/${made.token}`} />
      ) : (
        <form id={formId} noValidate onSubmit={send} className="flex flex-col gap-4">
          <FormFailure failure={failure} labels={labels} />
          <Field label={labels.email} name="email" error={failure?.fields?.email} required>
            <Input name="email" type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Field>
          <Field label={labels.role} name="role" error={failure?.fields?.role}>
            <RoleSelect name="role" defaultValue="annotator" />
          </Field>
        </form>
      )}
    </Dialog>
  );
}
