"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Switch } from "#components/ui/switch.tsx";

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
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} description={t("description")}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {keys.map(([name, chords]) => (
          <div key={name} className="contents">
            <dt className="flex gap-1">
              {chords.map((chord) => (
                <Kbd key={chord} keys={chord} />
              ))}
            </dt>
            <dd>{t(`key.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-5 border-t pt-4">
        <Switch
          label={t("singleKeys")}
          hint={t("singleKeysHint")}
          checked={singleKeys}
          onCheckedChange={onSingleKeys}
        />
      </div>
    </Dialog>
  );
}
