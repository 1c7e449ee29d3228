"use client";

import { CheckCheck, Scale, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { DisputeScope } from "#lib/review/disagreement-schema.ts";
import type { DisputeCounts } from "#lib/review/queries/count-disputed.ts";

/** An adjudicator's desk without an item: why, and what to do. It looks again by itself after a while. */
export function NothingToSettle({
  failed,
  counts,
  scope,
  settled,
  projectPath,
  onLookAgain,
}: {
  failed: boolean;
  counts: DisputeCounts | null;
  scope: DisputeScope;
  /** How many were settled in this sitting. */
  settled: number;
  projectPath: string;
  onLookAgain: () => void;
}) {
  const t = useTranslations("disagreements.empty");
  const look = <Button onClick={onLookAgain}>{t("lookAgain")}</Button>;
  if (failed) {
    return <ErrorState title={t("failed.title")} description={t("failed.description")} onRetry={onLookAgain} />;
  }
  if (counts && counts[scope] > 0) {
    return (
      <EmptyState
        icon={<Users />}
        title={t("others.title")}
        description={t("others.description", { count: counts[scope] })}
        action={look}
      />
    );
  }
  if (counts && counts.all > 0) {
    return (
      <EmptyState
        icon={<Scale />}
        title={t("agreeing.title")}
        description={t("agreeing.description", { count: counts.all })}
        action={
          <LinkButton href={`${projectPath}/review/disagreements`} variant="primary">
            {t("agreeing.action")}
          </LinkButton>
        }
      />
    );
  }
  if (settled > 0) {
    return (
      <EmptyState
        icon={<CheckCheck />}
        title={t("settled.title")}
        description={t("settled.description")}
        action={look}
      />
    );
  }
  return (
    <EmptyState
      icon={<Scale />}
      title={t("none.title")}
      description={t("none.description")}
      action={
        <>
          <LinkButton href={`${projectPath}/review/setup`} variant="primary">
            {t("none.action")}
          </LinkButton>
          {look}
        </>
      }
    />
  );
}
