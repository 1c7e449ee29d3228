"use client";

import { DoorClosed, DoorOpen, Ellipsis, KeyRound, LogOut, Shield, ShieldOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import type { PersonRow } from "#lib/team/queries/list-people.ts";

type Question = "makeSiteAdmin" | "takeSiteAdmin" | "signOut" | "shut";

/** What a site admin can do to one account of somebody else. */
export function PersonMenu({
  row,
  onReset,
  onSiteAdmin,
  onSignOut,
  onDisable,
}: {
  row: PersonRow;
  onReset: () => void;
  onSiteAdmin: (isSiteAdmin: boolean) => void;
  onSignOut: () => void;
  onDisable: (disabled: boolean) => void;
}) {
  const t = useTranslations("account.people");
  const [asking, setAsking] = useState<Question | null>(null);
  const { name } = row;
  const questions = {
    makeSiteAdmin: { confirm: t("makeSiteAdmin"), run: () => onSiteAdmin(true) },
    takeSiteAdmin: { confirm: t("takeSiteAdmin"), run: () => onSiteAdmin(false) },
    signOut: { confirm: t("signOut"), run: onSignOut },
    shut: { confirm: t("shutAccount"), run: () => onDisable(true) },
  };
  return (
    <>
      <Menu
        trigger={
          <Button variant="quiet" size="icon" aria-label={t("actionsFor", { name })}>
            <Ellipsis />
          </Button>
        }
      >
        {row.disabled ? (
          <MenuItem icon={<DoorOpen />} onSelect={() => onDisable(false)}>
            {t("openAccount")}
          </MenuItem>
        ) : (
          <>
            <MenuItem icon={<KeyRound />} onSelect={onReset}>
              {t("resetLink")}
            </MenuItem>
            {row.isSiteAdmin ? (
              <MenuItem icon={<ShieldOff />} onSelect={() => setAsking("takeSiteAdmin")}>
                {t("takeSiteAdmin")}
              </MenuItem>
            ) : (
              <MenuItem icon={<Shield />} onSelect={() => setAsking("makeSiteAdmin")}>
                {t("makeSiteAdmin")}
              </MenuItem>
            )}
            <MenuItem icon={<LogOut />} onSelect={() => setAsking("signOut")}>
              {t("signOut")}
            </MenuItem>
            <MenuItem icon={<DoorClosed />} tone="danger" onSelect={() => setAsking("shut")}>
              {t("shutAccount")}
            </MenuItem>
          </>
        )}
      </Menu>
      {asking ? (
        <ConfirmDialog
          open
          onOpenChange={(open) => (open ? undefined : setAsking(null))}
          title={t(`${asking}Question`, { name })}
          description={t(`${asking}Description`, { name })}
          confirmLabel={questions[asking].confirm}
          tone={asking === "makeSiteAdmin" ? "primary" : "danger"}
          onConfirm={questions[asking].run}
        />
      ) : null}
    </>
  );
}
