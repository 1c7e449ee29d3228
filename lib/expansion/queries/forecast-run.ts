import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type CallTokens, type Forecast, forecast } from "../forecast.ts";
import type { SeenRun } from "../forecast-basis.ts";
import { type RunSettings, runSettings } from "../schema.ts";
import { getMonthBudget } from "./costs.ts";
import { previewCall } from "./preview-call.ts";
import { findPrices, type ModelOfEndpoint } from "./prices.ts";

/** The forecast of a run that these settings would start, and the models of it that have no price. */
export type RunForecastView = Forecast & { unpriced: string[] };

/** Earlier runs beyond these say nothing new. */
const runsSeen = 20;
/** Calls whose prompts are measured. */
const promptsMeasured = 3;

/**
 * What a run with these settings is likely to cost and take, from earlier runs on the same model, the seeds and the prompts
 * that it would send. Its cost does not grow with the project.
 * @throws Refusal `invalid` where the endpoint is not the project's, or fewer seeds are complete than one prompt shows
 */
export async function forecastRun(member: Member, settings: RunSettings): Promise<RunForecastView> {
  authorise(member, "runs.view");
  const main = { endpointId: settings.endpointId, model: settings.model };
  await refuseForeign(member, main.endpointId);
  const other = {
    endpointId: settings.classifyEndpointId ?? main.endpointId,
    model: settings.classifyModel ?? main.model,
  };
  const ownPass = settings.classification === "ownPass";
  if (ownPass) await refuseForeign(member, other.endpointId);
  const [runs, bytes, task, latencyMs, pace, prices, classifyTokens, month] = await Promise.all([
    listSeenRuns(member, settings),
    measurePrompts(member, settings),
    meanTaskBytes(member),
    meanLatency(member, main),
    db.endpointPace.findUnique({ where: { endpointId_model: main } }),
    findPrices(db, [main, other]),
    ownPass ? meanClassification(member, other) : null,
    getMonthBudget(member),
  ]);
  const priceOf = ({ endpointId, model }: ModelOfEndpoint) =>
    prices.find((each) => each.endpointId === endpointId && each.model === model)?.price ?? null;
  const price = priceOf(main);
  const otherPrice = priceOf(other);
  const { budget, spent, reserved } = month;
  return {
    ...forecast({
      settings,
      runs,
      promptBytes: bytes,
      taskBytes: task,
      latencyMs,
      ceiling: pace?.ceiling ?? null,
      price,
      classification: ownPass ? { price: otherPrice, tokens: classifyTokens } : null,
      budgetLeft: budget === null ? null : Math.max(0, budget - spent - reserved),
    }),
    unpriced: [...new Set([...(price ? [] : [main.model]), ...(ownPass && !otherPrice ? [other.model] : [])])],
  };
}

async function refuseForeign(member: Member, endpointId: string): Promise<void> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM model_endpoints
    WHERE id::text = ${endpointId} AND project_id = ${member.project.id}::uuid AND archived_at IS NULL`;
  if (found.length === 0) throw new Refusal("invalid", "expansion.errors.noEndpoint");
}

async function listSeenRuns(member: Member, settings: RunSettings): Promise<SeenRun[]> {
  type Row = Omit<SeenRun, "tasksAsked" | "sameRules" | "sameInput"> & { settings: unknown };
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.number, r.accepted, r.calls_settled AS calls, r.settings, s.*
    FROM expansion_runs r, LATERAL (
      SELECT COALESCE(sum(input_tokens), 0)::float8 AS "inputTokens", COALESCE(sum(cached_tokens), 0)::float8 AS "cachedTokens",
        COALESCE(sum(output_tokens), 0)::float8 AS "outputTokens"
      FROM spending WHERE run_id = r.id AND purpose = 'expand'
    ) s
    WHERE r.project_id = ${member.project.id}::uuid AND r.purpose = 'expand' AND r.endpoint_id = ${settings.endpointId}::uuid
      AND r.model = ${settings.model} AND r.calls_settled > 0
    ORDER BY r.number DESC LIMIT ${runsSeen}`;
  return rows.map(({ settings: stored, ...run }) => {
    const old = runSettings.parse(stored);
    const samePrompt = old.promptVersionId === settings.promptVersionId;
    const near = old.rules.nearDuplicate;
    const wanted = settings.rules.nearDuplicate;
    return {
      ...run,
      tasksAsked: run.calls * old.tasksPerCall,
      sameRules:
        samePrompt && near.enabled === wanted.enabled && (!near.enabled || near.threshold === wanted.threshold),
      sameInput: samePrompt && old.seedsPerPrompt === settings.seedsPerPrompt,
    };
  });
}

/** Bytes of the first prompts as they bound tokens: with the JSON around their messages. */
async function measurePrompts(member: Member, settings: RunSettings): Promise<number[]> {
  const numbers = Array.from({ length: promptsMeasured }, (_, i) => i + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { bytes, messages } = await previewCall(member, settings, number);
      const texts = messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
      return bytes - texts + Buffer.byteLength(JSON.stringify(messages));
    }),
  );
}

async function meanTaskBytes(member: Member): Promise<number> {
  const [row] = await db.$queryRaw<{ bytes: number | null }[]>`
    SELECT avg(octet_length(instruction) + octet_length(input) + octet_length(output))::float8 AS bytes
    FROM seeds WHERE project_id = ${member.project.id}::uuid AND status <> 'archived'`;
  return row?.bytes ?? 0;
}

/** Of the last answers to requests of their own; null where there is none. */
async function meanLatency(member: Member, { endpointId, model }: ModelOfEndpoint): Promise<number | null> {
  const [row] = await db.$queryRaw<{ latency: number | null }[]>`
    WITH latest AS (
      SELECT id FROM expansion_runs
      WHERE project_id = ${member.project.id}::uuid AND endpoint_id = ${endpointId}::uuid AND model = ${model}
        AND purpose = 'expand' AND calls_settled > 0 AND settings->>'delivery' IS DISTINCT FROM 'batch'
      ORDER BY number DESC LIMIT 1
    )
    SELECT avg(latency_ms)::float8 AS latency FROM (
      SELECT latency_ms FROM attempts WHERE run_id = (SELECT id FROM latest) AND outcome = 'answered'
      ORDER BY started_at DESC, id DESC LIMIT 200
    ) lately`;
  return row?.latency ?? null;
}

/** What a classification took so far; null where none was seen. */
async function meanClassification(member: Member, model: ModelOfEndpoint): Promise<CallTokens | null> {
  const { _sum: sum } = await db.spending.aggregate({
    where: { projectId: member.project.id, ...model, purpose: "classify" },
    _sum: { attempts: true, inputTokens: true, cachedTokens: true, outputTokens: true },
  });
  const attempts = sum.attempts ?? 0;
  if (attempts === 0 || !sum.inputTokens) return null;
  return {
    input: Number(sum.inputTokens) / attempts,
    cached: Number(sum.cachedTokens) / attempts,
    output: Number(sum.outputTokens) / attempts,
  };
}
