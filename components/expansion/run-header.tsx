"use client";

import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { type RunActions, RunControls } from "./run-controls.tsx";
import { useLiveRun } from "./run-live.tsx";
import { RunStatus } from "./run-status.tsx";

/** The head of a run's page: how it stands, on which model, and what can be done about it. */
export function RunHeader({
  projectPath,
  model,
  endpointName,
  practice,
  actions,
  mayReview,
}: {
  projectPath: string;
  model: string;
  endpointName: string;
  practice: boolean;
  /** None for who may not control runs. */
  actions: RunActions | null;
  mayReview: boolean;
}) {
  const t = useTranslations("expansion");
  const { number, progress } = useLiveRun();
  const { purpose, status, accepted } = progress;
  const tPurpose = useTranslations("itemRuns.purpose");
  const ended = status === "finished" || status === "cancelled";
  return (
    <PageHeader
      title={t("runNumber", { number })}
      description={t("runOn", { model, endpoint: endpointName })}
      meta={
        <>
          <RunStatus status={status} />
          {purpose === "expand" ? null : <Badge tone="accent">{tPurpose(purpose)}</Badge>}
          {practice ? <Badge tone="warning">{t("practice")}</Badge> : null}
        </>
      }
      back={{ href: `${projectPath}/expansion`, label: t("title") }}
      action={
        <>
          {actions ? <RunControls actions={actions} /> : null}
          {purpose === "expand" ? (
            <LinkButton href={`${projectPath}/items?run=${number}`}>{t("run.items")}</LinkButton>
          ) : null}
          {purpose === "expand" && mayReview && accepted > 0 ? (
            <LinkButton
              href={`${projectPath}/review?run=${number}`}
              variant={ended || !actions ? "primary" : "secondary"}
            >
              {t("run.review")}
            </LinkButton>
          ) : null}
        </>
      }
    />
  );
}
