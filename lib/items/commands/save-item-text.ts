import { type Db, Prisma } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type Override, usualChecks } from "../override.ts";
import { findByKeys } from "../queries/find-by-keys.ts";
import { readOverrides } from "../queries/read-overrides.ts";
import type { ItemEdit, ItemOrigin, TaskText, VersionRestore } from "../schema.ts";
import { taskKey } from "../task-key.ts";
import { type Admission, inAdmission, lockProject, standingTasks } from "./admission.ts";
import { overrideOf } from "./let-in.ts";

/** What someone else saved meanwhile: the item's current text and who wrote it. */
export type EditConflict = { version: number; text: TaskText; editor: string | null; at: string };

/** What an edit led to: the item's version now, and what its text is a duplicate of, which the person overrules by saving it. */
export type SavedText = { version: number; sequence: number; override: Override | null };

/**
 * Saves an edited text as the item's next version. Text that equals the current one adds none.
 * Decisions stand, and stay with the version that they were made on. A known item is none any more.
 * @throws Refusal `not-found`; `conflict` with an {@link EditConflict} where the edit was made from an older version
 */
export async function saveItemText(
  member: Member,
  itemId: string,
  { baseVersion, ...text }: ItemEdit,
): Promise<SavedText> {
  authorise(member, "items.edit");
  return changeText(member, itemId, baseVersion, async () => ({ text, change: "edited" }));
}

/**
 * Makes an older version's text the current one again: as a new version, for the history only grows.
 * @param baseVersion the version that the person sees as current
 * @throws Refusal as {@link saveItemText}
 */
export async function restoreItemVersion(
  member: Member,
  itemId: string,
  { number, baseVersion }: VersionRestore,
): Promise<SavedText> {
  authorise(member, "items.edit");
  return changeText(member, itemId, baseVersion, async (tx) => {
    const version = await tx.itemVersion.findUnique({ where: { itemId_number: { itemId, number } } });
    if (!version) throw notFound();
    const { instruction, input, output } = version;
    return { text: { instruction, input, output }, change: "restored" };
  });
}

async function changeText(
  member: Member,
  itemId: string,
  baseVersion: number,
  textOf: (tx: Db) => Promise<{ text: TaskText; change: "edited" | "restored" }>,
): Promise<SavedText> {
  const { id: projectId, tokenizer } = member.project;
  return inAdmission(projectId, [tokenizer], async (admission) => {
    const { tx } = admission;
    // The project first, as in an admission: its indexes follow texts in the order of their change numbers.
    const before = await lockProject(admission, 1);
    await tx.$queryRaw`SELECT 1 FROM items WHERE id = ${itemId}::uuid AND project_id = ${projectId}::uuid FOR NO KEY UPDATE`;
    const item = await tx.item.findFirst({
      where: { id: itemId, projectId },
      select: { version: true, sequence: true, origin: true, instruction: true, input: true, output: true },
    });
    if (!item) throw notFound();
    const { version, sequence: key, origin, ...current } = item;
    const sequence = Number(key);
    if (version !== baseVersion) throw await conflict(tx, itemId, version, current);
    const { text, change } = await textOf(tx);
    const sameTask = text.instruction === current.instruction && text.input === current.input;
    const kept = sameTask ? await keptOverride(tx, itemId, version) : null;
    if (sameTask && text.output === current.output) return { version, sequence, override: kept?.shown ?? null };
    const override = sameTask ? kept : await findOverride(admission, member, before, { ...text, origin, sequence });
    const next = version + 1;
    const saved = { sequence: before + 1n, override: override?.record ?? Prisma.DbNull };
    await tx.itemVersion.create({
      data: { itemId, number: next, ...text, change, editorId: member.userId, ...saved },
    });
    await tx.item.update({
      where: { id: itemId },
      data: { ...text, version: next, changeSequence: before + 1n, exactKey: taskKey(text), updatedAt: new Date() },
    });
    // Its settled answer was one to the text that it had.
    await tx.knownItem.updateMany({ where: { itemId, retiredAt: null }, data: { retiredAt: new Date() } });
    return { version: next, sequence, override: override?.shown ?? null };
  });
}

/** What a text is a duplicate of, other than of its own item. */
async function findOverride(
  admission: Admission,
  member: Member,
  before: bigint,
  task: TaskText & { origin: ItemOrigin; sequence: number },
) {
  const exactKey = taskKey(task);
  const tasks = await standingTasks(admission, before, [exactKey]);
  const verdict = tasks.findDuplicate(task, exactKey, usualChecks(member.project.tokenizer), task.sequence);
  const keys = verdict ? [verdict.neighbour.key] : [];
  return overrideOf(verdict, await findByKeys(admission.tx, admission.projectId, keys));
}

/** The override that an item's version has: it goes on for the same task. */
async function keptOverride(tx: Db, itemId: string, number: number) {
  const version = await tx.itemVersion.findUniqueOrThrow({ where: { itemId_number: { itemId, number } } });
  const [override] = await readOverrides(tx, [version.override]);
  return override ?? null;
}

async function conflict(tx: Db, itemId: string, version: number, text: TaskText): Promise<Refusal> {
  const latest = await tx.itemVersion.findUniqueOrThrow({
    where: { itemId_number: { itemId, number: version } },
    include: { editor: { select: { name: true } } },
  });
  const editor = latest.editor?.name ?? null;
  const data: EditConflict = { version, text, editor, at: latest.createdAt.toISOString() };
  return new Refusal("conflict", "items.errors.editConflict", { values: { name: editor ?? "?" }, data });
}
