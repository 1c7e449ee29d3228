"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "#components/ui/announce.ts";
import { AutoRefresh } from "#components/ui/auto-refresh.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Progress } from "#components/ui/progress.tsx";

/** How far a version's preparation is, kept current until it is over, which is announced. */
export function Preparation({
  number,
  status,
  done,
  total,
}: {
  number: number;
  status: "preparing" | "ready" | "failed";
  done: number;
  total: number;
}) {
  const t = useTranslations("datasets.version");
  const before = useRef(status);
  useEffect(() => {
    if (before.current === "preparing" && status === "ready") announce(t("ready", { number }));
    before.current = status;
  }, [status, number, t]);
  if (status !== "preparing") return null;
  return (
    <div className="max-w-xl pb-5">
      <AutoRefresh everyMs={1_500} />
      <Progress
        label={t("preparing")}
        value={done}
        max={total}
        detail={t("preparingDetail", { done: formatNumber(done), total: formatNumber(total) })}
      />
      <p className="mt-1.5 text-sm text-muted">{t("preparingHint")}</p>
    </div>
  );
}
