"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import type { RiskyChange } from "#lib/algorithms/risky-changes.ts";
import type { TaskText } from "#lib/items/schema.ts";

const shownAtFirst = 8;

/** Changes that may matter clinically, one a line: "Dose: 5 mg to 50 mg in output", with the words around it. */
export function CallOuts({
  changes,
  className,
}: {
  /** In which text each is; null where that is plain to see. */
  changes: readonly (RiskyChange & { field: keyof TaskText | null })[];
  className?: string;
}) {
  const t = useTranslations("itemText");
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  const shown = all ? changes : changes.slice(0, shownAtFirst);
  return (
    <div className={cn("rounded-md border border-warning/40 bg-warning-soft px-3 py-2 text-base", className)}>
      <p className="flex items-center gap-1.5 font-medium text-warning">
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
        {t("changes.calledOut", { count: changes.length })}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {shown.map((change) => (
          <li key={`${change.field} ${change.kind} ${change.old.start} ${change.new.start}`} className="wrap-anywhere">
            <span className="text-muted">{t(`changes.kind.${change.kind}`)}:</span>{" "}
            {t.rich(change.before === null ? "changes.come" : change.after === null ? "changes.gone" : "changes.both", {
              before: short(change.before),
              after: short(change.after),
              b: (words) => <b className="font-semibold">{words}</b>,
            })}{" "}
            {change.field ? (
              <span className="text-muted">{t("changes.in", { field: t(`field.${change.field}`) })}</span>
            ) : null}
            <span className="block truncate text-sm text-muted">{change.context}</span>
          </li>
        ))}
      </ul>
      {changes.length > shown.length ? (
        <Button size="sm" variant="quiet" onClick={() => setAll(true)} className="mt-1 -ml-2.5">
          {t("changes.more", { count: changes.length - shown.length })}
        </Button>
      ) : null}
    </div>
  );
}

function short(words: string | null): string {
  if (words === null) return "";
  return words.length > 120 ? `${words.slice(0, 120)}…` : words;
}
