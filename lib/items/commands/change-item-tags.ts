import { db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type ItemTags, mostTags } from "../schema.ts";

/**
 * Gives an item tags and takes tags away: only those that are named, so that two people at it at once lose nothing of each other's.
 * @returns its tags then
 * @throws Refusal `not-found`; `invalid` where there would be more than 50
 */
export async function changeItemTags(member: Member, itemId: string, { add, remove }: ItemTags): Promise<string[]> {
  authorise(member, "items.edit");
  const projectId = member.project.id;
  return db.$transaction(async (tx) => {
    const [item] = await tx.$queryRaw<{ tags: string[] }[]>`
      SELECT tags FROM items WHERE id = ${itemId}::uuid AND project_id = ${projectId}::uuid FOR NO KEY UPDATE`;
    if (!item) throw notFound();
    const gone = new Set(remove);
    const tags = [...new Set([...item.tags.filter((tag) => !gone.has(tag)), ...add])];
    if (tags.length > mostTags) throw new Refusal("invalid", "items.errors.tooManyTags");
    const added = tags.filter((tag) => !item.tags.includes(tag));
    const removed = item.tags.filter((tag) => !tags.includes(tag));
    if (added.length + removed.length === 0) return tags;
    await tx.item.update({ where: { id: itemId }, data: { tags, updatedAt: new Date() } });
    await recordAudit(
      { projectId, actorId: member.userId, action: "items.tag", subject: itemId, detail: { added, removed } },
      tx,
    );
    return tags;
  });
}
