"use client";

import { Minimize2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { DeskAct } from "./desk-keys.ts";
import { useKeymap } from "./preferences-context.tsx";

/** The way out of focus mode for who uses no keys. It lies over the corner of the item's place. */
export function FocusModeExit({ onAct }: { onAct: (act: DeskAct) => unknown }) {
  const t = useTranslations("review.focus");
  const shortcut = useKeymap().shown("focus");
  return (
    <IconButton
      label={t("leave")}
      icon={<Minimize2 />}
      {...(shortcut ? { shortcut } : {})}
      onClick={() => onAct({ act: "focus" })}
      className="absolute top-2 right-2 z-10 text-muted"
    />
  );
}
