"use client";

import { CheckCheck, CirclePause, Inbox, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { QueueState } from "#lib/review/queries/describe-queue.ts";

/** The desk without an item: why, and what to do. It looks again by itself after a while. */
export function NothingLeft({
  failed,
  resting,
  queue,
  narrowed,
  projectPath,
  onLookAgain,
}: {
  failed: boolean;
  /** The items were given back because nothing was touched. */
  resting: boolean;
  queue: QueueState | null;
  narrowed: boolean;
  projectPath: string;
  onLookAgain: () => void;
}) {
  const t = useTranslations("review.empty");
  const look = <Button onClick={onLookAgain}>{t("lookAgain")}</Button>;
  if (resting) {
    return (
      <EmptyState
        icon={<CirclePause />}
        title={t("resting.title")}
        description={t("resting.description")}
        action={
          <Button variant="primary" autoFocus onClick={onLookAgain}>
            {t("resting.action")}
          </Button>
        }
      />
    );
  }
  if (failed) {
    return <ErrorState title={t("failed.title")} description={t("failed.description")} onRetry={onLookAgain} />;
  }
  if (queue?.paused) {
    const { below, right, of } = queue.paused;
    return (
      <EmptyState
        icon={<CirclePause />}
        title={t("paused.title")}
        description={below ? t("paused.description", { right, of }) : t("paused.byHand")}
        action={look}
      />
    );
  }
  if (queue?.excluded) {
    return (
      <EmptyState icon={<Users />} title={t("excluded.title")} description={t("excluded.description")} action={look} />
    );
  }
  if (queue && queue.waiting > 0) {
    return (
      <EmptyState
        icon={<Users />}
        title={t("others.title")}
        description={t("others.description", { count: queue.waiting })}
        action={look}
      />
    );
  }
  if (narrowed) {
    return (
      <EmptyState
        icon={<Inbox />}
        title={t("narrowed.title")}
        description={t("narrowed.description")}
        action={
          <LinkButton href={`${projectPath}/review`} variant="primary">
            {t("narrowed.action")}
          </LinkButton>
        }
      />
    );
  }
  if (queue && queue.total > 0) {
    return (
      <EmptyState
        icon={<CheckCheck />}
        title={t(queue.assigned ? "shareDone.title" : "done.title")}
        description={t(queue.assigned ? "shareDone.description" : "done.description")}
        action={
          <>
            <LinkButton href={`${projectPath}/items`} variant="primary">
              {t("done.action")}
            </LinkButton>
            {look}
          </>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<Inbox />}
      title={t("none.title")}
      description={t("none.description")}
      action={
        <>
          <LinkButton href={`${projectPath}/expansion`} variant="primary">
            {t("none.action")}
          </LinkButton>
          {look}
        </>
      }
    />
  );
}
