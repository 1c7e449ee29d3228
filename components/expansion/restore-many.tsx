"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { notify } from "#components/ui/notify.ts";
import { mostRestored, type RestoreMany } from "#lib/expansion/ledger-filter-schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** The action that restores many rejections. */
export type RestoreManyAction = (input: RestoreMany) => Promise<ActionResult<{ restored: number }>>;

/**
 * A button that restores many rejections after a question. There is no undo: an item that people may be looking at is
 * rejected in review, and not unmade.
 */
export function RestoreManyButton({
  wanted,
  count,
  more = false,
  matching = false,
  restore,
  onDone,
}: {
  wanted: RestoreMany;
  count: number;
  /** There are more than were counted. */
  more?: boolean;
  /** They are what a filter leaves, and not what was selected. */
  matching?: boolean;
  restore: RestoreManyAction;
  onDone?: () => void;
}) {
  const t = useTranslations("runs.ledger");
  const tErrors = useTranslations("errors");
  const [asks, setAsks] = useState(false);
  const now = Math.min(count, mostRestored);
  const all = more ? t("moreThan", { count: formatNumber(count) }) : formatNumber(count);

  async function run(): Promise<boolean> {
    const result = await restore(wanted).catch(() => null);
    if (!result?.ok) {
      notify(result ? result.error.message : tErrors("unreachable"), { tone: "reject", id: "restore-many" });
      return false;
    }
    notify(t("restoredCount", { count: result.value.restored }), { tone: "approve", id: "restore-many" });
    onDone?.();
    return true;
  }

  return (
    <>
      <Button size="sm" icon={<RotateCcw />} onClick={() => setAsks(true)}>
        {matching ? t("restoreMatchingCount", { count: all }) : t("restoreSelected")}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t(matching ? "restoreMatchingQuestion" : "restoreSelectedQuestion", { count: now })}
        description={
          <>
            <p>{t("restoreHelp")}</p>
            {more || count > now ? (
              <p className="mt-2">{t("restoreFirst", { count: all, most: formatNumber(now) })}</p>
            ) : null}
          </>
        }
        confirmLabel={matching ? t("restoreMatching") : t("restoreSelected")}
        tone="primary"
        onConfirm={run}
      />
    </>
  );
}
