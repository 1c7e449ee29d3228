"use client";

import { useTranslations } from "next-intl";
import { Segmented } from "#components/ui/segmented.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { textSizes } from "#lib/team/schema.ts";
import { KeyEditor } from "./key-editor.tsx";
import { usePreferences } from "./preferences-context.tsx";

/** How a person wants to review: keys, text size, hints and a reminder of breaks. Each change is saved at once. */
export function ReviewSettings() {
  const t = useTranslations("review.settings");
  const { preferences, change } = usePreferences();
  return (
    <div className="flex flex-col gap-4">
      <KeyEditor />
      <Switch
        label={t("singleKeys")}
        hint={t("singleKeysHint")}
        checked={preferences.singleKeyShortcuts}
        onCheckedChange={(singleKeyShortcuts) => change({ singleKeyShortcuts })}
      />
      <Switch
        label={t("keyHints")}
        hint={t("keyHintsHint")}
        checked={preferences.keyHints}
        onCheckedChange={(keyHints) => change({ keyHints })}
      />
      <Switch
        label={t("breakReminder")}
        hint={t("breakReminderHint")}
        checked={preferences.breakReminder}
        onCheckedChange={(breakReminder) => change({ breakReminder })}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span>{t("textSize")}</span>
        <Segmented
          label={t("textSize")}
          value={preferences.textSize}
          options={textSizes.map((size) => ({ value: size, label: t(`size.${size}`) }))}
          onChange={(textSize) => change({ textSize })}
        />
      </div>
    </div>
  );
}
