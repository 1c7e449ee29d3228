"use client";

import { useTranslations } from "next-intl";
import { ErrorState } from "#components/ui/error-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

/** A page of this project that failed; the frame stays. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("errors.page");
  const reference = error instanceof Error ? (error as Error & { digest?: string }).digest : undefined;
  return (
    <>
      <PageHeader title={t("failedTitle")} />
      <ErrorState reference={reference} onRetry={retry} />
    </>
  );
}
