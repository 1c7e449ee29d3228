import { exactKey } from "#lib/algorithms/exact-key.ts";
import { rougeL } from "#lib/algorithms/rouge-l.ts";
import { type Tokenizer, tokenize } from "#lib/algorithms/tokenize.ts";
import { comparedText } from "#lib/items/compared-text.ts";
import { readDuplicateGroups } from "#lib/items/queries/read-duplicate-groups.ts";
import { type Db, db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { describeResolution } from "../queries/describe-resolution.ts";
import type { ResolutionState, ResolveInput } from "../resolution-schema.ts";
import { applyMarks } from "./apply-marks.ts";
import { stands } from "./lock-marked.ts";
import { sendResolution } from "./send-resolution.ts";
import { lockResolution, workOffResolution } from "./work-off-resolution.ts";

/** What is set aside while the person waits; more is a worker's. */
const mostAtOnce = 2_000;
const textsAtATime = 2_000;

/**
 * Sets duplicates aside for the one of them that a person keeps. They are rejected from then on, whatever was decided; nobody's decision
 * is touched, and {@link undoResolution} makes them again what their decisions make of them. What was decided or set aside meanwhile is
 * passed over, and counted. The same id again is the same resolution.
 * @throws Refusal `not-found`; `conflict` where what should stay does not stand any more, or the look that showed the group is gone
 */
export async function resolveDuplicates(member: Member, input: ResolveInput): Promise<ResolutionState> {
  authorise(member, "duplicates.resolve");
  const { id, keep } = input;
  const projectId = member.project.id;
  // What was sent before is done, though the look that showed the group may be gone.
  const known = await db.duplicateResolution.findUnique({ where: { id }, select: { id: true } });
  const rest = input.rest && !known ? await listRest(projectId, input, input.rest) : [];
  await db.$transaction(
    async (tx) => {
      const { count } = await tx.duplicateResolution.createMany({
        data: [
          {
            id,
            projectId,
            rule: "chosen",
            threshold: input.threshold,
            status: "applying",
            mergeTags: input.mergeTags,
            madeBy: member.userId,
          },
        ],
        skipDuplicates: true,
      });
      if (count === 0) return;
      const kept = await holdKept(tx, projectId, keep);
      const chosen = [...new Set(input.setAside)].filter((itemId) => itemId !== keep.id);
      const marks = await scored(tx, member, kept, chosen, 0);
      if (marks.length < chosen.length) throw notFound();
      const named = new Set([...chosen, ...(input.rest?.leaveOut ?? []), keep.id]);
      const others = rest.filter((itemId) => !named.has(itemId));
      for (let from = 0; from < others.length; from += textsAtATime)
        marks.push(...(await scored(tx, member, kept, others.slice(from, from + textsAtATime), input.threshold)));
      for (let from = 0; from < marks.length; from += textsAtATime) {
        await tx.duplicateMark.createMany({
          data: marks
            .slice(from, from + textsAtATime)
            .map((mark) => ({ ...mark, resolutionId: id, keptOf: keep.of, keptId: keep.id })),
        });
      }
      await tx.duplicateResolution.update({ where: { id }, data: { total: marks.length } });
      await recordAudit(
        {
          projectId,
          actorId: member.userId,
          action: "duplicates.resolve",
          subject: id,
          detail: { rule: "chosen", threshold: input.threshold, items: marks.length },
        },
        tx,
      );
      // The first ones with it: of a group as people see one, all or nothing.
      const resolution = await lockResolution(tx, id);
      if (resolution) await applyMarks(tx, resolution);
    },
    { timeout: 60_000 },
  );
  const state = await describeResolution(member, id);
  if (state.status !== "applying") return state;
  if (state.total <= mostAtOnce) await workOffResolution(id);
  else await sendResolution(id);
  return describeResolution(member, id);
}

type Kept = { of: "seed" | "item"; id: string; text: string };

/** What stays. It is read and not locked: the marks lock all that they are about in one order, and look again. */
async function holdKept(tx: Db, projectId: string, { of, id }: ResolveInput["keep"]): Promise<Kept> {
  if (of === "seed") {
    const seed = await tx.seed.findFirst({
      where: { id, projectId },
      select: { instruction: true, input: true, status: true },
    });
    if (!seed) throw notFound();
    if (seed.status === "archived") throw new Refusal("conflict", "duplicates.errors.keptGone");
    return { of, id, text: comparedText({ origin: "seed", ...seed }) };
  }
  const item = await tx.item.findFirst({
    where: { id, projectId },
    select: { id: true, origin: true, instruction: true, input: true, status: true, duplicateOfId: true, tags: true },
  });
  if (!item) throw notFound();
  if (!stands(item)) throw new Refusal("conflict", "duplicates.errors.keptGone");
  return { of, id, text: comparedText(item) };
}

/** Those of the items that are at least so near to what stays, each with its score. */
async function scored(
  tx: Db,
  member: Member,
  kept: Kept,
  ids: readonly string[],
  least: number,
): Promise<{ itemId: string; score: number }[]> {
  const tokenizer: Tokenizer = member.project.tokenizer;
  const tokens = tokenize(kept.text, tokenizer);
  const form = exactKey(kept.text);
  const items = await tx.item.findMany({
    where: { projectId: member.project.id, id: { in: [...ids] } },
    select: { id: true, origin: true, instruction: true, input: true },
  });
  return items
    .map((item) => {
      const text = comparedText(item);
      // The same text is the same without words too.
      const score = exactKey(text) === form ? 1 : rougeL(tokenize(text, tokenizer), tokens);
      return { itemId: item.id, score };
    })
    .filter(({ score }) => score >= least);
}

/** The items of the group as the look showed it. */
async function listRest(
  projectId: string,
  { threshold }: ResolveInput,
  { scanId, key }: NonNullable<ResolveInput["rest"]>,
): Promise<string[]> {
  const groups = await readDuplicateGroups(db, projectId, { threshold, scanId });
  if (!groups) throw new Refusal("conflict", "duplicates.errors.lookGone");
  const { keys, starts } = groups;
  const at = keys.indexOf(key);
  const group = starts.findIndex((start, i) => start <= at && at < (starts[i + 1] ?? 0));
  if (at < 0 || group < 0) throw new Refusal("conflict", "duplicates.errors.lookGone");
  const members = [...keys.subarray(starts[group], starts[group + 1])];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM items i JOIN similarity_scans s ON s.id = ${scanId}::uuid AND i.change_sequence <= s.as_of
    WHERE i.project_id = ${projectId}::uuid AND i.sequence = ANY(${members}::bigint[]) ORDER BY i.sequence`;
  return rows.map((row) => row.id);
}
