"use client";

import { useTranslations } from "next-intl";
import { KeysDialog } from "#components/ui/keys-dialog.tsx";

const keys = [
  ["groups", ["j", "k"]],
  ["choose", ["1", "9"]],
  ["keep", ["enter"]],
  ["undo", ["u"]],
  ["close", ["escape"]],
  ["help", ["?"]],
] as const;

/** The keys of the duplicates page, and the switch that turns single keys off for this person. */
export function DuplicatesHelp({
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
  const t = useTranslations("duplicates.help");
  return (
    <KeysDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("description")}
      lines={keys.map(([name, chords]) => ({
        keys: chords,
        does: t(`key.${name}`),
        ...(name === "choose" ? { between: t("to") } : {}),
      }))}
      singleKeys={{ label: t("singleKeys"), hint: t("singleKeysHint"), on: singleKeys, onChange: onSingleKeys }}
    />
  );
}
