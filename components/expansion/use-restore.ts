"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { formatScore } from "#components/items/format-score.ts";
import { notify } from "#components/ui/notify.ts";
import type { RestoredItem } from "#lib/expansion/commands/restore-rejection.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Restores rejections one at a time, and tells what came of it. The row itself is marked by the server's answer. */
export function useRestore(restore: ((input: { id: string }) => Promise<ActionResult<RestoredItem>>) | null): {
  start: (id: string) => void;
  pendingId: string | null;
} {
  const t = useTranslations("expansion.ledger");
  const tOverride = useTranslations("items.override");
  const tErrors = useTranslations("errors");
  const [pending, startTransition] = useTransition();
  const [id, setId] = useState<string | null>(null);

  function start(next: string) {
    if (!restore || pending) return;
    setId(next);
    startTransition(async () => {
      const result = await restore({ id: next }).catch(() => null);
      if (result?.ok) {
        const { itemSequence, override } = result.value;
        const detail =
          override &&
          tOverride(override.rule === "exactDuplicate" ? "nowExactDuplicate" : "nowNearDuplicate", {
            of: override.of,
            number: override.number,
            score: formatScore(override.score),
          });
        notify(t("restoredAs", { number: itemSequence }), { tone: "approve", ...(detail ? { detail } : {}) });
      } else notify(result ? result.error.message : tErrors("unreachable"), { tone: "reject", id: `restore-${next}` });
    });
  }

  return { start, pendingId: pending ? id : null };
}
