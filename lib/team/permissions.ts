import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "./member.ts";
import { type Role, roles } from "./schema.ts";

/** What it takes to do one thing: the least role, whether it changes anything, and whether the project's setting on growing counts. */
type Rule = { least: Role; writes?: true; grows?: true };

/**
 * The permission table: every operation of a project and the least role that may do it. Roles include those below
 * them: viewer, annotator, curator, admin. `grows`: where the project lets only curators grow it, annotators may not.
 */
export const permissions = {
  "project.view": { least: "viewer" },
  "project.change": { least: "admin", writes: true },
  "project.archive": { least: "admin" },
  "members.view": { least: "viewer" },
  "members.manage": { least: "admin" },
  "members.leave": { least: "viewer" },
  "seeds.view": { least: "viewer" },
  "seeds.edit": { least: "annotator", writes: true, grows: true },
  "seeds.import": { least: "annotator", writes: true, grows: true },
  "endpoints.view": { least: "annotator" },
  "endpoints.manage": { least: "admin", writes: true },
  "runs.view": { least: "viewer" },
  "runs.start": { least: "annotator", writes: true, grows: true },
  "runs.control": { least: "annotator", writes: true, grows: true },
  "rejections.restore": { least: "annotator", writes: true },
  "items.view": { least: "viewer" },
  "items.edit": { least: "annotator", writes: true },
  "items.comment": { least: "annotator", writes: true },
  "review.decide": { least: "annotator", writes: true },
  "datasets.view": { least: "viewer" },
  "datasets.freeze": { least: "admin", writes: true },
  "datasets.download": { least: "admin" },
} satisfies Record<string, Rule>;

/** An operation of the permission table. */
export type Operation = keyof typeof permissions;

/** Whether the member may do it; for what a page offers. Commands and queries call {@link authorise}. */
export function may(member: Pick<Member, "role" | "project">, operation: Operation): boolean {
  const rule: Rule = permissions[operation];
  if (rule.writes && member.project.archivedAt) return false;
  if (rule.grows && member.role === "annotator" && !member.project.annotatorsMayGrow) return false;
  return roles.indexOf(member.role) >= roles.indexOf(rule.least);
}

/**
 * @throws Refusal `forbidden` when the member may not do it.
 */
export function authorise(member: Member, operation: Operation): void {
  if (may(member, operation)) return;
  const rule: Rule = permissions[operation];
  if (rule.writes && member.project.archivedAt) throw new Refusal("forbidden", "errors.projectArchived");
  throw new Refusal("forbidden", "errors.forbidden", { values: { role: member.role } });
}
