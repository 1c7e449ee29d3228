import { z } from "zod";
import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { itemRunPurposes } from "../item-run-schema.ts";
import { costOf, toDollars } from "../money.ts";
import { findPrice } from "./prices.ts";

/** What a call of a run over items depends on, as far as its cost goes. */
export const itemCallInput = z.object({
  purpose: z.enum(itemRunPurposes),
  endpointId: z.uuid(),
  model: z.string().min(1).max(200),
  delivery: z.enum(["live", "batch"]),
});

/** What a call about one item is likely to cost. */
export type ItemCallForecast = {
  /** US dollars; null where the model has no price. */
  each: number | null;
  /** Earlier calls of the same kind on the same model that it goes by; 0 where it is a guess from lengths. */
  seen: number;
};

/** Words of a classification's prompt beside the task and of its answer, and of an answer's prompt, in tokens. */
const words = { classify: { prompt: 500, output: 60 }, answer: { prompt: 200 } };
const charactersOfToken = 4;
/** So many of the newest items are measured. */
const itemsMeasured = 200;

/** What a call about one item is likely to cost. Its own cost does not grow with the project. @throws Refusal `not-found` */
export async function forecastItemCall(
  member: Member,
  { purpose, endpointId, model, delivery }: z.output<typeof itemCallInput>,
): Promise<ItemCallForecast> {
  authorise(member, "runs.view");
  const projectId = member.project.id;
  if ((await db.modelEndpoint.count({ where: { id: endpointId, projectId } })) === 0) throw notFound();
  const price = await findPrice(db, endpointId, model);
  const { _sum: sum } = await db.spending.aggregate({
    where: { projectId, endpointId, model, purpose },
    _sum: { attempts: true, inputTokens: true, cachedTokens: true, outputTokens: true },
  });
  const seen = sum.inputTokens ? (sum.attempts ?? 0) : 0;
  if (!price) return { each: null, seen };
  const mean = (total: bigint | null) => Math.round(Number(total ?? 0) / seen);
  const tokens =
    seen > 0
      ? { input: mean(sum.inputTokens), cached: mean(sum.cachedTokens), output: mean(sum.outputTokens) }
      : await guessTokens(projectId, purpose);
  return { each: toDollars(costOf(price, tokens, delivery === "batch")), seen };
}

async function guessTokens(projectId: string, purpose: (typeof itemRunPurposes)[number]) {
  const [mean] = await db.$queryRaw<{ asked: number; output: number }[]>`
    SELECT COALESCE(avg(length(instruction) + length(input)), 0)::float8 AS asked, COALESCE(avg(length(output)), 0)::float8 AS output
    FROM (SELECT instruction, input, output FROM items WHERE project_id = ${projectId}::uuid
      ORDER BY sequence DESC LIMIT ${itemsMeasured}) measured`;
  const tokens = (characters: number) => Math.ceil(characters / charactersOfToken);
  const asked = tokens(mean?.asked ?? 0);
  const output = tokens(mean?.output ?? 0);
  if (purpose === "answer") return { input: words.answer.prompt + asked, cached: 0, output };
  return { input: words.classify.prompt + asked + output, cached: 0, output: words.classify.output };
}
