"use client";

import { Check, CircleSlash, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CallFate } from "#lib/expansion/queries/call-fates.ts";
import { RuleLabel } from "./rule-label.tsx";
import { useMalformedReason } from "./use-malformed-reason.ts";

/** What became of each part of a response, with links to the item or to its place in the ledger. */
export function FateList({ fates, projectPath }: { fates: readonly CallFate[]; projectPath: string }) {
  const t = useTranslations("runs.calls");
  const reasonOf = useMalformedReason();
  return (
    <ol className="flex flex-col divide-y border-y">
      {fates.map((fate) => {
        if (fate.of === "item") {
          return (
            <Fate key={`i${fate.position}`} icon={<Check className="text-approve" />} text={fate.instruction}>
              <TextLink href={`${projectPath}/items/${fate.itemNumber}`}>
                {t("itemLink", { number: fate.itemNumber })}
              </TextLink>
            </Fate>
          );
        }
        if (fate.of === "malformed") {
          return (
            <Fate key={`m${fate.position}`} icon={<TriangleAlert className="text-warning" />} text={fate.raw} raw>
              {t("malformed", { reason: reasonOf(fate.reason) })}
            </Fate>
          );
        }
        return (
          <Fate key={`r${fate.position}`} icon={<CircleSlash className="text-muted" />} text={fate.instruction}>
            <TextLink href={`?tab=rejections&after=${fate.sequence - 1}&open=${fate.rejectionId}`}>
              {t("rejectedBy")} <RuleLabel rule={fate.rule} />
            </TextLink>
            {fate.restoredAs === null ? null : (
              <>
                {" · "}
                <TextLink href={`${projectPath}/items/${fate.restoredAs}`}>
                  {t("restoredAs", { number: fate.restoredAs })}
                </TextLink>
              </>
            )}
          </Fate>
        );
      })}
    </ol>
  );
}

function Fate({ icon, text, raw, children }: { icon: ReactNode; text: string; raw?: boolean; children: ReactNode }) {
  return (
    <li className="flex gap-2 py-1.5 [&_svg]:mt-1 [&_svg]:size-3.5 [&_svg]:shrink-0">
      <span aria-hidden="true">{icon}</span>
      <div className="min-w-0">
        <p className={raw ? "line-clamp-2 font-mono text-sm wrap-anywhere" : "line-clamp-2 wrap-anywhere"}>{text}</p>
        <p className="text-sm text-muted">{children}</p>
      </div>
    </li>
  );
}
