import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { isIdentical, type ReplayFound } from "#lib/expansion/replay-schema.ts";
import { DifferenceTable } from "./difference-table.tsx";
import { useReplayHeadline } from "./replay-headline.ts";

/** What a replay found: that the same came out again, or where not. */
export function ReplayOutcome({ found }: { found: ReplayFound }) {
  const t = useTranslations("replay");
  const title = useReplayHeadline()({ status: "done", result: found });
  const { calls, recorded, again, first, strays } = found;
  if (isIdentical(found)) {
    const figures = { callFigure: formatNumber(calls), malformedFigure: formatNumber(again.malformed) };
    return (
      <Notice tone={calls === 0 ? "info" : "approve"} title={title} live="status">
        {calls === 0 ? null : t("sameDetail", { calls, malformed: again.malformed, ...figures })}
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="warning" title={title} live="status">
        <p>
          {t("differDetail", {
            items: formatNumber(recorded.items),
            rejections: formatNumber(recorded.rejections),
            malformed: formatNumber(recorded.malformed),
            itemsAgain: formatNumber(again.items),
            rejectionsAgain: formatNumber(again.rejections),
            malformedAgain: formatNumber(again.malformed),
          })}
        </p>
        {strays > 0 ? <p>{t("strays", { count: strays, figure: formatNumber(strays) })}</p> : null}
      </Notice>
      {first.length > 0 ? <DifferenceTable title={t("first", { shown: first.length })} differences={first} /> : null}
    </>
  );
}
