import { useTranslations } from "next-intl";
import type { SeedAcceptance } from "#lib/expansion/queries/find-seed-acceptance.ts";
import { AcceptanceBar } from "./acceptance-bar.tsx";

/** What came of a seed in all runs, beside its history. */
export function SeedInRuns({ acceptance }: { acceptance: SeedAcceptance | null }) {
  const t = useTranslations("expansion.seeds");
  return (
    <section aria-labelledby="in-runs-heading" className="mt-6 border-t pt-4">
      <h2 id="in-runs-heading" className="mb-2 font-semibold">
        {t("inRuns")}
      </h2>
      {acceptance ? (
        <div className="flex flex-col gap-2">
          <AcceptanceBar accepted={acceptance.accepted} turnedAway={acceptance.turnedAway} />
          <p className="text-sm text-muted">
            {t("shownInRuns", { calls: acceptance.shown, runs: acceptance.runs, items: acceptance.accepted })}
          </p>
        </div>
      ) : (
        <p className="text-sm text-muted">{t("neverShown")}</p>
      )}
    </section>
  );
}
