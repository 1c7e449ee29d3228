"use client";

import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { assignmentCoverage, type CoveredItems } from "#lib/review/assignment-coverage.ts";
import type { Decider } from "#lib/review/queries/project-reviewers.ts";
import type { AssignmentsInput } from "#lib/review/setup-schema.ts";

/** How often assignments cover the queue, for each kind of item that they tell apart, and who gets what is missing. */
export function AssignmentCoverage({
  rows,
  deciders,
  wanted,
  assignedOnly,
}: {
  rows: AssignmentsInput["rows"];
  deciders: readonly Decider[];
  wanted: number;
  assignedOnly: boolean;
}) {
  const t = useTranslations("reviewSetup.assignments.coverage");
  const tCategory = useTranslations("ui.category");
  const reviews = (person: string) => deciders.some(({ userId }) => userId === person);
  const counted = rows.filter((row) => row.share >= 1 && row.userId !== "");
  const kinds = assignmentCoverage(
    counted.map(({ run, ...row }) => ({ ...row, runId: run === null ? null : String(run) })),
    wanted,
    reviews,
  );
  const free = deciders.filter(({ userId }) => !counted.some((row) => row.userId === userId));

  function nameOf({ category, runId }: CoveredItems): string {
    const ofCategory = category === "any" ? null : category === "rest" ? t("rest") : tCategory(`${category}.name`);
    const ofRun = runId === "any" ? null : runId === "rest" ? t("otherRuns") : t("ofRun", { number: runId });
    if (ofCategory && ofRun) return t("both", { category: ofCategory, run: ofRun });
    return ofCategory ?? ofRun ?? t("any");
  }

  const short = kinds.some((kind) => kind.short > 0);
  return (
    <section aria-label={t("label")} className="flex flex-col gap-1">
      <h3 className="text-sm font-medium">{t("title")}</h3>
      <ul>
        {kinds.map((kind) => (
          <li key={`${kind.category} ${kind.runId}`} className="flex gap-1.5">
            {kind.short > 0 ? (
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
            ) : (
              <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
            )}
            {t(kind.short > 0 ? "short" : "line", { ...kind, items: nameOf(kind), wanted })}
          </li>
        ))}
      </ul>
      {short ? (
        <p className="text-sm text-muted">
          {assignedOnly
            ? t("nobody")
            : free.length > 0
              ? t("others", { names: free.map(({ name }) => name).join(", ") })
              : t("nobodyLeft")}
        </p>
      ) : null}
    </section>
  );
}
