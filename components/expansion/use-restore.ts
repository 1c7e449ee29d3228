"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { notify } from "#components/ui/notify.ts";
import type { ActionResult } from "#lib/session/member-action.ts";

/** Restores rejections one at a time, and tells what came of it. The row itself is marked by the server's answer. */
export function useRestore(
  restore: ((input: { id: string }) => Promise<ActionResult<{ itemSequence: string }>>) | null,
): { start: (id: string) => void; pendingId: string | null } {
  const t = useTranslations("expansion.ledger");
  const tErrors = useTranslations("errors");
  const [pending, startTransition] = useTransition();
  const [id, setId] = useState<string | null>(null);

  function start(next: string) {
    if (!restore || pending) return;
    setId(next);
    startTransition(async () => {
      const result = await restore({ id: next }).catch(() => null);
      if (result?.ok) notify(t("restoredAs", { number: result.value.itemSequence }), { tone: "approve" });
      else notify(result ? result.error.message : tErrors("unreachable"), { tone: "reject", id: `restore-${next}` });
    });
  }

  return { start, pendingId: pending ? id : null };
}
