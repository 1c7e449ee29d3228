"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { OneTimeLink } from "./one-time-link.tsx";

/** A link to a new password for somebody; null while there is none to show. */
export function ResetLinkDialog({
  link,
  onClose,
}: {
  link: { name: string; token: string } | null;
  onClose: () => void;
}) {
  const t = useTranslations("account.link");
  return (
    <Dialog
      open={link !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("resetTitle")}
      description={t("resetDescription", { name: link?.name ?? "" })}
      footer={
        <DialogClose asChild>
          <Button>{t("done")}</Button>
        </DialogClose>
      }
    >
      {link ? <OneTimeLink path={`/reset/${link.token}`} /> : null}
    </Dialog>
  );
}
