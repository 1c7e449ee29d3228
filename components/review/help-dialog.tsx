"use client";

import { useTranslations } from "next-intl";
import { KeysDialog } from "#components/ui/keys-dialog.tsx";

const keys = [
  ["approve", ["a", "enter"]],
  ["reject", ["r"]],
  ["edit", ["e"]],
  ["category", ["1", "2", "3", "4"]],
  ["comment", ["c"]],
  ["skip", ["s"]],
  ["undo", ["u", "mod+z"]],
  ["back", ["b"]],
  ["compare", ["n", "p"]],
  ["leave", ["escape"]],
  ["help", ["?"]],
  ["palette", ["mod+k"]],
] as const;

/** The keys of the desk, and the switch that turns single keys off for this person. */
export function HelpDialog({
  open,
  onOpenChange,
  singleKeys,
  onSingleKeys,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  singleKeys: boolean;
  onSingleKeys: (on: boolean) => void;
}) {
  const t = useTranslations("review.help");
  return (
    <KeysDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("description")}
      lines={keys.map(([name, chords]) => ({ keys: chords, does: t(`key.${name}`) }))}
      singleKeys={{ label: t("singleKeys"), hint: t("singleKeysHint"), on: singleKeys, onChange: onSingleKeys }}
    />
  );
}
