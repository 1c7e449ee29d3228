import { getTranslations } from "next-intl/server";
import { EarlierReplays } from "#components/replay/earlier-replays.tsx";
import { ReplayState } from "#components/replay/replay-state.tsx";
import { StartReplay } from "#components/replay/start-replay.tsx";
import { WhatIfForm } from "#components/replay/what-if-form.tsx";
import { AutoRefresh } from "#components/ui/auto-refresh.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { listReplays } from "#lib/expansion/queries/list-replays.ts";
import type { RunView } from "#lib/expansion/run-view.ts";
import { forPage } from "#lib/session/for-page.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";
import { replay } from "./actions.ts";

/** How often the page is shown anew while a replay is under way. */
const everyMs = 1_500;

/** Replays of a run: that the same comes out again, and what would have with other rules. */
export async function ReplayPart({ member, run }: { member: Member; run: RunView }) {
  const t = await getTranslations("replay");
  const { replays, whatIfs } = await forPage(listReplays(member, run.number));
  const { slug } = member.project;
  const projectPath = `/p/${slug}`;
  const start = may(member, "runs.replay") ? replay.bind(null, slug) : null;
  const [latest, ...earlier] = replays;
  const [latestWhatIf, ...earlierWhatIfs] = whatIfs;
  const rules = run.settings.rules;
  const open = [...replays, ...whatIfs].some(({ status }) => status === "waiting" || status === "running");
  const startButton = start ? <StartReplay number={run.number} start={start} again={latest !== undefined} /> : null;
  return (
    <>
      <Section plain title={t("title")} description={t("description")} action={latest ? startButton : null}>
        {latest ? (
          <ReplayState view={latest} rules={rules} projectPath={projectPath} />
        ) : (
          <EmptyState
            title={t("emptyTitle")}
            description={start ? t("emptyDescription") : `${t("emptyDescription")} ${t("notAllowed")}`}
            action={startButton}
          />
        )}
        <EarlierReplays title={t("earlier")} views={earlier} rules={rules} projectPath={projectPath} />
      </Section>
      <Section title={t("whatIf.title")} description={t("whatIf.description")}>
        {start ? <WhatIfForm run={run} start={start} /> : null}
        {latestWhatIf ? <ReplayState view={latestWhatIf} rules={rules} projectPath={projectPath} /> : null}
        <EarlierReplays title={t("earlierWhatIfs")} views={earlierWhatIfs} rules={rules} projectPath={projectPath} />
      </Section>
      {open ? <AutoRefresh everyMs={everyMs} /> : null}
    </>
  );
}
