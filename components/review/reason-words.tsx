"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use } from "react";
import type { RejectReason } from "#lib/review/schema.ts";

const Names = createContext<readonly RejectReason[]>([]);

/** Tells everything inside what the project calls its reasons to reject, those retired included. */
export function ReasonNames({ reasons, children }: { reasons: readonly RejectReason[]; children: ReactNode }) {
  return <Names value={reasons}>{children}</Names>;
}

/**
 * Puts the key of a reason to reject into words: as the project says it, else as it ships; a key that nobody knows stays.
 * @param own a newer list than the page's
 */
export function useReasonWords(own?: readonly RejectReason[]): (key: string) => string {
  const t = useTranslations("review.reject.reason");
  const known = use(Names);
  const reasons = own ?? known;
  return (key) => reasons.find((reason) => reason.key === key)?.label ?? (t.has(key as never) ? t(key as never) : key);
}
