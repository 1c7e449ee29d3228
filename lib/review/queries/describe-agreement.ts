import { db } from "#lib/platform/db.ts";
import { keepByCost } from "#lib/platform/keep-by-cost.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type AgreementFigures, reportAgreement } from "../agreement/report.ts";
import { type Comparison, comparison } from "../agreement/schema.ts";
import { countAnswers } from "./count-answers.ts";

/** Agreement in a project, the names of those whom it speaks of, and when it was counted. */
export type Agreement = AgreementFigures & { names: Map<string, string>; countedAt: Date };

/** What takes long is kept for up to a quarter of an hour: 100 times as long as it took. */
const keeping = { atMostMs: 15 * 60_000, keys: 100 };

/**
 * How far the project's reviewers agree, by what each said of an item before seeing what others did: the latest review of each reviewer that
 * stood when all whom the item takes had decided. Surplus decisions, known items, adjudications and the answers of reviewers whom
 * disagreement added are not among them.
 * @param compared verdicts alone, or with categories
 */
export async function describeAgreement(member: Member, compared: Comparison): Promise<Agreement> {
  authorise(member, "agreement.view");
  return reportKept(`${compared} ${member.project.id}`);
}

/** Both comparisons are made of the same counts. */
const countsKept = keepByCost(
  async (projectId) => ({ counts: await countAnswers(projectId), countedAt: new Date() }),
  keeping,
);

const reportKept = keepByCost(async (key): Promise<Agreement> => {
  const [compared, projectId = ""] = key.split(" ");
  const { counts, countedAt } = await countsKept(projectId);
  const report = await reportAgreement(counts, comparison.parse(compared));
  const people = [...new Set(report.cells.flatMap(({ pair }) => pair))];
  const users = await db.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } });
  return { ...report, names: new Map(users.map(({ id, name }) => [id, name])), countedAt };
}, keeping);
