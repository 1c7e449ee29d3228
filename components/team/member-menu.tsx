"use client";

import { Ellipsis, KeyRound, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";

/** What an admin can do to one member; nothing at all where neither act is given. */
export function MemberMenu({
  name,
  project,
  onReset,
  onRemove,
}: {
  name: string;
  project: string;
  onReset: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}) {
  const t = useTranslations("team.members");
  const [asking, setAsking] = useState(false);
  if (!onReset && !onRemove) return null;
  return (
    <>
      <Menu
        trigger={
          <Button variant="quiet" size="icon" aria-label={t("actionsFor", { name })}>
            <Ellipsis />
          </Button>
        }
      >
        {onReset ? (
          <MenuItem icon={<KeyRound />} onSelect={onReset}>
            {t("resetLink")}
          </MenuItem>
        ) : null}
        {onRemove ? (
          <MenuItem icon={<UserMinus />} tone="danger" onSelect={() => setAsking(true)}>
            {t("remove")}
          </MenuItem>
        ) : null}
      </Menu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("removeQuestion", { name, project })}
        description={t("removeDescription", { name })}
        confirmLabel={t("removeConfirm")}
        onConfirm={() => onRemove?.()}
      />
    </>
  );
}
