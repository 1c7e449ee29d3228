"use client";

import { Fragment, type ReactNode } from "react";
import { Dialog } from "./dialog.tsx";
import { Kbd } from "./kbd.tsx";
import { Switch } from "./switch.tsx";

/** A line of the list: keys that do the same, what stands between them where it matters, and what they do. */
export type KeyLine = { keys: readonly string[]; between?: ReactNode; does: ReactNode };

/** The keys of a page, and the switch that turns single keys off for this person. */
export function KeysDialog({
  open,
  onOpenChange,
  title,
  description,
  lines,
  singleKeys,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  lines: readonly KeyLine[];
  singleKeys: { label: string; hint: string; on: boolean; onChange: (on: boolean) => void };
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {lines.map(({ keys, between, does }) => (
          <div key={keys.join(" ")} className="contents">
            <dt className="flex items-center gap-1">
              {keys.map((chord, place) => (
                <Fragment key={chord}>
                  {place > 0 ? between : null}
                  <Kbd keys={chord} />
                </Fragment>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-5 border-t pt-4">
        <Switch
          label={singleKeys.label}
          hint={singleKeys.hint}
          checked={singleKeys.on}
          onCheckedChange={singleKeys.onChange}
        />
      </div>
    </Dialog>
  );
}
