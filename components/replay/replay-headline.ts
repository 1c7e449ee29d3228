import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import type { ReplayView } from "#lib/expansion/queries/list-replays.ts";
import { isIdentical, type ReplayFound, type WhatIfFound } from "#lib/expansion/replay-schema.ts";

/** What a replay came to, in a sentence. */
export function useReplayHeadline(): (view: Pick<ReplayView, "status" | "result">) => string {
  const t = useTranslations("replay");
  function found(result: ReplayFound): string {
    if (!isIdentical(result)) {
      const count = result.differences + result.strays;
      return t("differ", { count, figure: formatNumber(count) });
    }
    const { items, rejections } = result.again;
    if (result.calls === 0) return t("nothing");
    return t("same", { items, rejections, itemFigure: formatNumber(items), rejectionFigure: formatNumber(rejections) });
  }
  function wouldBe({ getIn, turnedAway }: WhatIfFound): string {
    return t("whatIf.more", {
      count: getIn.count,
      figure: formatNumber(getIn.count),
      fewer: turnedAway.count,
      fewerFigure: formatNumber(turnedAway.count),
    });
  }
  return ({ status, result }) => {
    if (result) return result.kind === "replay" ? found(result) : wouldBe(result);
    return t(status === "failed" ? "failed" : status === "running" ? "running" : "waiting");
  };
}
