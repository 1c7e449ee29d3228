import { Refusal } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import type { Member, Person } from "./member.ts";
import { type Role, roles } from "./schema.ts";

/** What it takes to do one thing in a project. */
type Rule = {
  /** The least role. Roles include those below them: viewer, annotator, curator, admin. */
  least: Role;
  /** It changes the project: an archived project refuses it, and the page that asked is shown anew after it. */
  writes?: true;
  /** It also goes on in an archived project. */
  evenArchived?: true;
  /** Annotators may only where the project lets them grow it. */
  grows?: true;
};

/** The permission table: every operation of a project and what it takes. */
export const permissions = {
  "project.view": { least: "viewer" },
  "project.change": { least: "admin", writes: true },
  "project.archive": { least: "admin", writes: true, evenArchived: true },
  "members.view": { least: "viewer" },
  "members.manage": { least: "admin", writes: true, evenArchived: true },
  // Who has left cannot be shown the page again, so it does not count as a write.
  "members.leave": { least: "viewer" },
  "audit.view": { least: "admin" },
  "seeds.view": { least: "viewer" },
  "seeds.edit": { least: "annotator", writes: true, grows: true },
  "seeds.import": { least: "annotator", writes: true, grows: true },
  "endpoints.view": { least: "annotator" },
  "endpoints.manage": { least: "admin", writes: true },
  "prices.manage": { least: "admin", writes: true },
  "runs.view": { least: "viewer" },
  "runs.start": { least: "annotator", writes: true, grows: true },
  "runs.control": { least: "annotator", writes: true, grows: true },
  // It changes nothing but the list of replays: what is set aside can still be shown to be as it was made.
  "runs.replay": { least: "annotator", writes: true, evenArchived: true },
  // Once a run is there, what it may cost is an admin's to change.
  "runs.spend": { least: "admin", writes: true },
  "rejections.restore": { least: "annotator", writes: true },
  "prompts.view": { least: "viewer" },
  "prompts.edit": { least: "curator", writes: true },
  "items.view": { least: "viewer" },
  "items.edit": { least: "annotator", writes: true },
  "items.comment": { least: "annotator", writes: true },
  "review.decide": { least: "annotator", writes: true },
  "review.adjudicate": { least: "curator", writes: true },
  // How the project reviews: policy, assignments, known items, reasons; and letting reviewers go on.
  "review.lead": { least: "curator", writes: true },
  "agreement.view": { least: "viewer" },
  "guidelines.view": { least: "viewer" },
  "guidelines.edit": { least: "curator", writes: true },
  "duplicates.resolve": { least: "curator", writes: true },
  "datasets.view": { least: "viewer" },
  "datasets.freeze": { least: "admin", writes: true },
  "datasets.download": { least: "admin" },
} satisfies Record<string, Rule>;

/** An operation of the permission table. */
export type Operation = keyof typeof permissions;

/** What a signed-in person may do outside a project, and whether it takes a site admin. */
export const personPermissions = {
  "account.change": { siteAdmin: false },
  "invitations.accept": { siteAdmin: false },
  "projects.create": { siteAdmin: true },
  "people.manage": { siteAdmin: true },
} satisfies Record<string, { siteAdmin: boolean }>;

/** An operation outside a project. */
export type PersonOperation = keyof typeof personPermissions;

/** Whether the member may do it; for what a page offers. Commands and queries call {@link authorise}. */
export function may(member: Pick<Member, "role" | "project">, operation: Operation): boolean {
  const rule: Rule = permissions[operation];
  if (closedByArchive(rule, member)) return false;
  if (rule.grows && member.role === "annotator" && !member.project.annotatorsMayGrow) return false;
  return roles.indexOf(member.role) >= roles.indexOf(rule.least);
}

/**
 * @throws Refusal `forbidden` when the member may not do it.
 */
export function authorise(member: Member, operation: Operation): void {
  if (may(member, operation)) return;
  log.warn({ userId: member.userId, projectId: member.project.id, role: member.role, operation }, "refused");
  if (closedByArchive(permissions[operation], member)) throw new Refusal("forbidden", "errors.projectArchived");
  throw new Refusal("forbidden", "errors.forbidden", { values: { role: member.role } });
}

/** Whether the person may do it; for what a page offers. */
export function personMay(person: Pick<Person, "isSiteAdmin">, operation: PersonOperation): boolean {
  return person.isSiteAdmin || !personPermissions[operation].siteAdmin;
}

/**
 * @throws Refusal `forbidden` when the person may not do it.
 */
export function authorisePerson(person: Person, operation: PersonOperation): void {
  if (personMay(person, operation)) return;
  log.warn({ userId: person.userId, operation }, "refused");
  throw new Refusal("forbidden", "errors.siteAdminsOnly");
}

function closedByArchive(rule: Rule, member: Pick<Member, "project">): boolean {
  return Boolean(rule.writes && !rule.evenArchived && member.project.archivedAt);
}
