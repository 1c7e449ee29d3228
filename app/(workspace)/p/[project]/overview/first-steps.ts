import { getTranslations } from "next-intl/server";
import type { FirstStep } from "#components/dashboard/first-steps.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";

/** How far a project is on its first way round. */
type Reached = {
  seeds: number;
  drafts: number;
  runs: number;
  items: number;
  reviewed: number;
  approved: number;
  frozen: boolean;
};

/** The first steps of a project as they stand, each with its address where the member's role may take it. */
export async function listFirstSteps(member: Member, reached: Reached): Promise<FirstStep[]> {
  const t = await getTranslations("overview.firstSteps");
  const home = `/p/${member.project.slug}`;
  const figures = (count: number) => ({ count, figure: formatNumber(count) });
  const { seeds, drafts, runs, items, reviewed, approved, frozen } = reached;
  return [
    {
      key: "seeds",
      done: runs > 0,
      detail:
        drafts > 0
          ? t("seeds.detailDrafts", { ...figures(seeds), drafts: formatNumber(drafts) })
          : t("seeds.detail", figures(seeds)),
      href: `${home}/seeds`,
    },
    {
      key: "run",
      done: runs > 0,
      detail: runs > 0 ? t("run.detailDone", figures(items)) : t("run.detail"),
      href: may(member, "runs.start") ? `${home}/expansion/new` : null,
    },
    {
      key: "review",
      done: reviewed > 0,
      detail: reviewed > 0 ? t("review.detailDone", figures(reviewed)) : t("review.detail"),
      href: may(member, "review.decide") ? `${home}/review` : null,
    },
    {
      key: "freeze",
      done: frozen,
      detail: approved > 0 ? t("freeze.detailApproved", figures(approved)) : t("freeze.detail"),
      href: may(member, "datasets.freeze") ? `${home}/datasets/freeze` : null,
    },
  ];
}
