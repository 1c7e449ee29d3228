"use client";

import { useTranslations } from "next-intl";
import { useKeymap, usePreferences } from "#components/review/preferences-context.tsx";
import { KeysDialog } from "#components/ui/keys-dialog.tsx";
import type { KeyAction } from "#lib/team/schema.ts";

/** Lines of the list: keys that are always the same, or a person's own for acts of review. */
const lines: readonly (readonly [string, { fixed?: readonly string[]; own?: readonly KeyAction[] }])[] = [
  ["answer", { fixed: ["left", "right"] }],
  ["accept", { fixed: ["enter"] }],
  ["changes", { fixed: ["d"] }],
  ["approve", { own: ["approve"] }],
  ["reject", { own: ["reject"] }],
  ["category", { own: ["categoryQA", "categoryIE", "categoryGEN", "categoryOTHER"] }],
  ["edit", { own: ["edit"] }],
  ["comment", { own: ["comment"] }],
  ["guidelines", { own: ["guidelines"] }],
  ["skip", { own: ["skip"] }],
  ["undo", { own: ["undo"] }],
  ["back", { own: ["back"] }],
  ["leave", { fixed: ["escape"] }],
  ["help", { own: ["help"] }],
];

/** The keys of an adjudicator's desk, and the switch that turns single keys off for this person. */
export function SettleHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("disagreements.help");
  const tReview = useTranslations("review.settings");
  const { preferences, change } = usePreferences();
  const { keymap } = useKeymap();
  return (
    <KeysDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("description")}
      lines={lines.map(([name, { fixed = [], own = [] }]) => ({
        keys: [
          ...fixed,
          ...own.flatMap((action) => keymap.chords[action].filter((chord) => chord !== "enter")[0] ?? []),
        ],
        does: t(`key.${name}` as "key.answer"),
      }))}
      singleKeys={{
        label: tReview("singleKeys"),
        hint: tReview("singleKeysHint"),
        on: preferences.singleKeyShortcuts,
        onChange: (singleKeyShortcuts) => change({ singleKeyShortcuts }),
      }}
    />
  );
}
