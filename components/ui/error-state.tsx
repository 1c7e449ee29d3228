"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";

/** A part or page that failed: what happened, what to do now, and the reference under which the log has it. */
export function ErrorState({
  title,
  description,
  reference,
  onRetry,
  action,
  className,
}: {
  title?: ReactNode;
  description?: ReactNode;
  /** Next's error digest. */
  reference?: string | undefined;
  onRetry?: () => void;
  action?: ReactNode;
  className?: string;
}) {
  const t = useTranslations("ui.errorState");
  return (
    <div
      role="alert"
      className={cn("flex flex-col items-start gap-3 rounded-lg border px-6 py-10 sm:px-10", className)}
    >
      <span aria-hidden="true" className="grid size-9 place-items-center rounded-md bg-reject-soft text-reject">
        <TriangleAlert className="size-5" />
      </span>
      <div>
        <p className="text-lg font-semibold">{title ?? t("title")}</p>
        <p className="mt-0.5 max-w-[60ch] text-base text-muted text-pretty wrap-anywhere">
          {description ?? t("description")}
        </p>
        {reference ? <p className="mt-1 font-mono text-sm text-muted">{t("reference", { reference })}</p> : null}
      </div>
      {onRetry || action ? (
        <div className="flex flex-wrap gap-2">
          {onRetry ? <Button onClick={onRetry}>{t("retry")}</Button> : null}
          {action}
        </div>
      ) : null}
    </div>
  );
}
