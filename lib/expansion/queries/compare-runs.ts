import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { RunStatus } from "../run-view.ts";
import { runSettings } from "../schema.ts";
import { type SettingRow, settingRows } from "../setting-rows.ts";
import { describeRunItems, type RunItems } from "./describe-run-items.ts";

/** An expansion run as it stands beside another. */
export type RunSide = {
  number: number;
  status: RunStatus;
  endpointName: string;
  model: string;
  practice: boolean;
  createdAt: Date;
  settings: SettingRow[];
  target: number;
  accepted: number;
  rejected: number;
  malformed: number;
  rejectedByRule: Record<string, number>;
  callsSettled: number;
  callsFailed: number;
  promptTokens: number;
  completionTokens: number;
  /** US dollars charged so far; `unpriced` requests of a model without a price are not in it. */
  cost: { charged: number; requests: number; unpriced: number };
  /** Of the calls that were answered, in milliseconds; null before the first. */
  latency: { median: number; p95: number } | null;
  elapsedMs: number;
  items: RunItems;
};

/** A run to choose for a comparison. */
export type ComparableRun = { number: number; model: string; accepted: number; createdAt: Date };

const mostChoices = 200;

/** The expansion runs of the project that can be compared, the newest first. */
export async function listComparableRuns(member: Member): Promise<ComparableRun[]> {
  authorise(member, "runs.view");
  return db.expansionRun.findMany({
    where: { projectId: member.project.id, purpose: "expand" },
    orderBy: { number: "desc" },
    take: mostChoices,
    select: { number: true, model: true, accepted: true, createdAt: true },
  });
}

/**
 * An expansion run with the figures that a comparison needs. It reads the run's latencies from an index, and of its items
 * as many as {@link describeRunItems} bounds.
 * @throws Refusal `not-found`, also for a run over items
 */
export async function getRunSide(member: Member, number: number): Promise<RunSide> {
  authorise(member, "runs.view");
  const run = await db.expansionRun.findUnique({
    where: { projectId_number: { projectId: member.project.id, number } },
    include: { endpoint: { select: { environment: true } } },
  });
  if (run?.purpose !== "expand") throw notFound();
  const settings = runSettings.parse(run.settings);
  const [names, figures, items] = await Promise.all([
    namesOf(member, settings.classifyEndpointId, settings.classifyPromptVersionId),
    figuresOf(run.id),
    describeRunItems(run.id),
  ]);
  const running = run.runningSince ? Date.now() - run.runningSince.getTime() : 0;
  return {
    number,
    status: run.status,
    endpointName: run.endpointName,
    model: run.model,
    practice: run.endpoint.environment === "practice",
    createdAt: run.createdAt,
    settings: [
      { path: "endpoint", value: run.endpointName },
      { path: "prompt", value: run.promptVersion },
      ...settingRows(settings),
      { path: "classifyEndpoint", value: names.endpoint },
      { path: "classifyPrompt", value: names.prompt },
    ],
    target: run.target,
    accepted: run.accepted,
    rejected: run.rejected,
    malformed: run.malformed,
    rejectedByRule: run.rejectedByRule as Record<string, number>,
    callsSettled: run.callsSettled,
    callsFailed: run.callsFailed,
    promptTokens: Number(run.promptTokens),
    completionTokens: Number(run.completionTokens),
    ...figures,
    elapsedMs: Number(run.ranBeforeMs) + Math.max(0, running),
    items,
  };
}

/** The endpoint and the prompt of classification by name; "" for the run's own and the built-in one. */
async function namesOf(member: Member, endpointId: string | null, versionId: string | null) {
  const projectId = member.project.id;
  const [endpoint, version] = await Promise.all([
    endpointId === null
      ? null
      : db.modelEndpoint.findFirst({ where: { id: endpointId, projectId }, select: { name: true } }),
    versionId === null
      ? null
      : db.promptVersion.findFirst({
          where: { id: versionId, template: { projectId } },
          select: { number: true, template: { select: { name: true } } },
        }),
  ]);
  return { endpoint: endpoint?.name ?? "", prompt: version ? `${version.template.name} v${version.number}` : "" };
}

type Figures = Pick<RunSide, "cost" | "latency">;

async function figuresOf(runId: string): Promise<Figures> {
  const [row] = await db.$queryRaw<
    { quartiles: [number, number] | null; charged: number; requests: number; unpriced: number }[]
  >`
    SELECT (SELECT percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY latency_ms) FROM calls
        WHERE run_id = ${runId}::uuid AND purpose = 'expand' AND latency_ms IS NOT NULL) AS quartiles,
      COALESCE(sum(charged), 0) / 1e12::float8 AS charged, COALESCE(sum(attempts), 0)::int AS requests,
      COALESCE(sum(unpriced), 0)::int AS unpriced
    FROM spending WHERE run_id = ${runId}::uuid`;
  const { quartiles = null, ...cost } = row ?? { charged: 0, requests: 0, unpriced: 0 };
  return { cost, latency: quartiles && { median: quartiles[0], p95: quartiles[1] } };
}
