"use client";

import { useTranslations } from "next-intl";
import { ErrorState } from "#components/ui/error-state.tsx";

/** A page outside a project that failed; the frame stays. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("errors.page");
  const reference = error instanceof Error ? (error as Error & { digest?: string }).digest : undefined;
  return (
    <div className="mx-auto w-full max-w-2xl">
      <h1 className="sr-only">{t("failedTitle")}</h1>
      <ErrorState reference={reference} onRetry={retry} />
    </div>
  );
}
