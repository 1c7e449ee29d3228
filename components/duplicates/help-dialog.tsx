"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Switch } from "#components/ui/switch.tsx";

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
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} description={t("description")}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {keys.map(([name, chords]) => (
          <div key={name} className="contents">
            <dt className="flex items-center gap-1">
              {chords.map((chord, i) => (
                <span key={chord} className="flex items-center gap-1">
                  {name === "choose" && i === 1 ? t("to") : null}
                  <Kbd keys={chord} />
                </span>
              ))}
            </dt>
            <dd>{t(`key.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-5 border-t pt-4">
        <Switch label={t("singleKeys")} checked={singleKeys} onCheckedChange={onSingleKeys} />
      </div>
    </Dialog>
  );
}
