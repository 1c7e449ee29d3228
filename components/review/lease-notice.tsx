"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { LeaseSight } from "./lease-clock.ts";

/** Says that an item is soon given back because nothing was touched, or was, with what is being written left as it is. */
export function LeaseNotice({ lease, onKeep }: { lease: LeaseSight; onKeep: () => void }) {
  const t = useTranslations("review.lease");
  const { kind } = lease;
  useEffect(() => {
    if (kind === "ending") announce(t("endingAloud"), "assertive");
  }, [kind, t]);
  if (kind === "kept") return null;
  return (
    <div className="absolute inset-x-3 top-2 z-20 mx-auto max-w-xl shadow-overlay">
      <Notice
        tone="warning"
        title={lease.kind === "ending" ? t("ending", { seconds: Math.ceil(lease.left / 1000) }) : t("endedWriting")}
        action={
          <Button size="sm" onClick={onKeep}>
            {t(kind === "ending" ? "keep" : "again")}
          </Button>
        }
      >
        {t(kind === "ending" ? "endingHint" : "endedWritingHint")}
      </Notice>
    </div>
  );
}
