import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type CSSProperties, Suspense } from "react";
import { RunHeader } from "#components/expansion/run-header.tsx";
import { RunLive } from "#components/expansion/run-live.tsx";
import { RunNotices } from "#components/expansion/run-notices.tsx";
import { partsOf, type RunPart } from "#components/expansion/run-parts.ts";
import { RunProgressBar } from "#components/expansion/run-progress-bar.tsx";
import { RunTabs } from "#components/expansion/run-tabs.tsx";
import { AutoRefresh } from "#components/ui/auto-refresh.tsx";
import { getRun } from "#lib/expansion/queries/get-run.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { forPage } from "#lib/session/for-page.ts";
import { may } from "#lib/team/permissions.ts";
import { cancel, pause, resume } from "../actions.ts";
import { ListSkeleton } from "../list-skeleton.tsx";
import { wholeNumber } from "../whole-number.ts";
import { AgreementPart } from "./agreement-part.tsx";
import { BatchesPart } from "./batches-part.tsx";
import { CallsPart } from "./calls-part.tsx";
import { ItemRunOverview } from "./item-run-overview.tsx";
import { MalformedPart } from "./malformed-part.tsx";
import { OverviewPart } from "./overview-part.tsx";
import { RejectionsPart } from "./rejections-part.tsx";
import { ReplayPart } from "./replay-part.tsx";
import { ResultsPart } from "./results-part.tsx";
import { SeedsPart } from "./seeds-part.tsx";

type Props = {
  params: Promise<{ project: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** How often the lists of a running run are shown anew. */
const listsEveryMs = 5_000;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  const t = await getTranslations("expansion");
  return { title: wholeNumber(number) === null ? t("title") : t("runNumber", { number: Number(number) }) };
}

export default async function RunPage({ params, searchParams }: Props) {
  const { project, number: written } = await params;
  const member = await requireMember(project, "runs.view");
  const number = wholeNumber(written);
  if (number === null) notFound();
  const run = await forPage(getRun(member, number));
  const search = queryOf(await searchParams);
  const { delivery } = run.settings;
  const part: RunPart =
    partsOf(run.progress.purpose, delivery).find((each) => each === search.get("tab")) ?? "overview";
  const { purpose } = run.progress;
  const { slug } = member.project;
  const path = `/p/${slug}`;
  const runPath = `${path}/expansion/${number}`;
  const bind = <A extends unknown[], R>(action: (slug: string, ...rest: A) => R) => action.bind(null, slug);
  return (
    <RunLive number={number} streamPath={`/api${path}/runs/${number}/progress`} progress={run.progress}>
      <RunHeader
        projectPath={path}
        model={run.model}
        endpointName={run.endpointName}
        practice={run.practice}
        actions={
          may(member, "runs.control") ? { pause: bind(pause), resume: bind(resume), cancel: bind(cancel) } : null
        }
        mayReview={may(member, "review.decide")}
      />
      <RunNotices
        settings={run.settings}
        maxCalls={run.maxCalls}
        projectPath={path}
        runPath={runPath}
        mayEndpoints={may(member, "endpoints.view")}
        mayStart={may(member, "runs.start")}
      />
      <RunProgressBar />
      <RunTabs runPath={runPath} current={part} delivery={delivery} />
      <div className="pt-4" style={{ "--table-room": "26rem" } as CSSProperties}>
        {part === "overview" && purpose === "expand" ? (
          <OverviewPart member={member} run={run} runPath={runPath} />
        ) : null}
        {part === "overview" && purpose !== "expand" ? <ItemRunOverview member={member} run={run} /> : null}
        {/* The key shows that another part is coming; another page of the same one keeps its place meanwhile. */}
        <Suspense key={part} fallback={<ListSkeleton />}>
          {part === "rejections" ? <RejectionsPart member={member} number={number} search={search} /> : null}
          {part === "seeds" ? <SeedsPart member={member} number={number} search={search} /> : null}
          {part === "results" && purpose !== "expand" ? (
            <ResultsPart member={member} number={number} purpose={purpose} search={search} />
          ) : null}
          {part === "agreement" ? <AgreementPart member={member} run={run} search={search} /> : null}
          {part === "replay" ? <ReplayPart member={member} run={run} /> : null}
          {part === "malformed" ? <MalformedPart member={member} number={number} search={search} /> : null}
          {part === "calls" ? (
            <CallsPart member={member} number={number} runPurpose={run.progress.purpose} search={search} />
          ) : null}
          {part === "batches" ? (
            <BatchesPart member={member} number={number} search={search} running={run.progress.status === "running"} />
          ) : null}
        </Suspense>
      </div>
      {part !== "overview" && run.progress.status === "running" ? <AutoRefresh everyMs={listsEveryMs} /> : null}
    </RunLive>
  );
}

function queryOf(params: Awaited<Props["searchParams"]>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) if (typeof value === "string") search.set(key, value);
  return search;
}
