import { useTranslations } from "next-intl";
import { RuleLabel } from "#components/expansion/rule-label.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { NamedTask, WhatIfFound } from "#lib/expansion/replay-schema.ts";

/** Candidates that would change sides, with the rule that turned them away or would. */
export function ChangedCandidates({
  title,
  list: { count, first },
  projectPath,
}: {
  title: string;
  list: WhatIfFound["getIn"];
  projectPath: string;
}) {
  const t = useTranslations("replay");
  if (count === 0) return null;
  return (
    <ScrollRegion label={title}>
      <table className="w-full min-w-[44rem] text-base">
        <caption className="pb-1 text-left">
          <span className="font-medium">{title}</span>
          {count > first.length ? (
            <span className="text-sm text-muted">
              {" "}
              {t("whatIf.shown", { shown: first.length, figure: formatNumber(count) })}
            </span>
          ) : null}
        </caption>
        <thead>
          <tr className="border-b text-left text-sm text-muted [&>th]:h-8 [&>th]:pr-4 [&>th]:font-normal">
            <th scope="col">{t("columns.sequence")}</th>
            <th scope="col">{t("columns.instruction")}</th>
            <th scope="col">{t("columns.rule")}</th>
            <th scope="col">{t("columns.neighbour")}</th>
          </tr>
        </thead>
        <tbody>
          {first.map((each) => (
            <tr key={each.sequence} className="border-b align-top [&>td]:py-2 [&>td]:pr-4">
              <td className="tabular-nums">{formatNumber(each.sequence)}</td>
              <td className="w-1/2 wrap-anywhere">{each.instruction}</td>
              <td>
                <RuleLabel rule={each.rule} />
                <span className="block text-sm text-muted">{each.detail}</span>
              </td>
              <td className="whitespace-nowrap">
                {each.neighbour ? <Neighbour task={each.neighbour} projectPath={projectPath} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Neighbour({ task: { of, number }, projectPath }: { task: NamedTask; projectPath: string }) {
  const t = useTranslations("replay.task");
  const name = t(of, { number: formatNumber(number) });
  if (of === "candidate") return name;
  return (
    <TextLink href={`${projectPath}/${of}s/${number}`} prefetch={false}>
      {name}
    </TextLink>
  );
}
