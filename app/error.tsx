"use client";

import { useTranslations } from "next-intl";
import { ErrorState } from "#components/ui/error-state.tsx";

/** A frame that failed, and with it the page. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("errors.page");
  const reference = error instanceof Error ? (error as Error & { digest?: string }).digest : undefined;
  return (
    <main id="content" className="mx-auto w-full max-w-2xl px-4 pt-16">
      <h1 className="sr-only">{t("failedTitle")}</h1>
      <ErrorState reference={reference} onRetry={retry} />
    </main>
  );
}
