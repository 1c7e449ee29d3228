"use client";

import { Check, CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { OutboxState } from "./outbox.ts";

/** Whether what was done is saved; where it is not, why, and a way to try again at once. Keeps two lines at most. */
export function SaveState({ saving, onRetry }: { saving: OutboxState; onRetry: () => void }) {
  const t = useTranslations("review.saving");
  if (saving.trouble) {
    return (
      <span role="alert" className="flex min-w-0 items-center gap-2 text-sm text-reject">
        <CloudOff aria-hidden="true" className="size-4 shrink-0" />
        <span className="line-clamp-2 min-w-0 leading-tight" title={saving.trouble.message}>
          <strong className="font-semibold">{t("failed", { count: saving.waiting })}</strong> {saving.trouble.message}
        </span>
        <Button size="sm" onClick={onRetry} className="h-6">
          {t("retry")}
        </Button>
      </span>
    );
  }
  return (
    <span className="flex items-center gap-1.5 text-sm whitespace-nowrap text-muted">
      {saving.waiting > 0 ? (
        t("waiting", { count: saving.waiting })
      ) : (
        <>
          <Check aria-hidden="true" className="size-3.5" />
          {t("saved")}
        </>
      )}
    </span>
  );
}
