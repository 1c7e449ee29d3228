"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "#components/ui/button.tsx";
import { ActKey } from "./act-key.tsx";

/** Approve and reject. On a phone they lie under the thumb, the frequent one on the right. */
export const VerdictButtons = memo(function VerdictButtons({
  ready,
  rejecting,
  onApprove,
  onReject,
}: {
  ready: boolean;
  /** The reasons are open. */
  rejecting: boolean;
  onApprove: () => void;
  onReject: () => void;
}) {
  const t = useTranslations("review.action");
  return (
    <>
      <Button
        variant="approve"
        onClick={onApprove}
        aria-disabled={!ready}
        icon={<Check />}
        className="h-11 max-md:order-2 md:h-9 aria-disabled:opacity-50"
      >
        {t("approve")}
        <ActKey act="approve" inverse className="hidden md:inline-flex" />
      </Button>
      <Button
        variant="reject"
        onClick={onReject}
        aria-expanded={rejecting}
        aria-disabled={!ready}
        icon={<X />}
        className="h-11 md:h-9 aria-disabled:opacity-50"
      >
        {t("reject")}
        <ActKey act="reject" inverse className="hidden md:inline-flex" />
      </Button>
    </>
  );
});
