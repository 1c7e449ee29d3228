"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { notify } from "#components/ui/notify.ts";
import { keepPreferences } from "./actions.ts";

/** Whether single keys act for this person, and the switch; it holds at once, and falls back where it cannot be saved. */
export function useSingleKeys(initial: boolean): [boolean, (on: boolean) => void] {
  const t = useTranslations("errors");
  const [singleKeys, setSingleKeys] = useState(initial);

  async function change(on: boolean) {
    setSingleKeys(on);
    const result = await keepPreferences({ singleKeyShortcuts: on }).catch(() => null);
    if (result?.ok) return;
    setSingleKeys(!on);
    notify(result?.error.message ?? t("unreachable"), { tone: "reject" });
  }
  return [singleKeys, (on) => void change(on)];
}
