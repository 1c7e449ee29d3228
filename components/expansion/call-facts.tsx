import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatMoney, formatNumber } from "#components/ui/format-number.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CallDetail } from "#lib/expansion/queries/find-call.ts";

/** What a call showed or was about, what it took, and what the provider said of it. */
export function CallFacts({ call, projectPath }: { call: CallDetail; projectPath: string }) {
  const t = useTranslations("runs.calls");
  const figure = (value: number | null) => (value === null ? t("none") : formatNumber(value));
  const shown = [
    { term: t("seeds"), value: <Numbers numbers={call.seeds} path={`${projectPath}/seeds`} name="seedLink" /> },
    ...(call.shownItems.length === 0
      ? []
      : [
          {
            term: t("machineTasks"),
            value: (
              <Numbers
                numbers={call.shownItems.map((item) => item.number)}
                path={`${projectPath}/items`}
                name="itemLink"
              />
            ),
          },
        ]),
  ];
  const about = call.itemNumber === null ? [] : [call.itemNumber];
  return (
    <DefinitionList
      items={[
        ...(call.purpose === "expand"
          ? shown
          : [{ term: t("item"), value: <Numbers numbers={about} path={`${projectPath}/items`} name="itemLink" /> }]),
        {
          term: t("tokens"),
          value: t("triple", {
            first: figure(call.promptTokens),
            second: figure(call.cachedTokens),
            third: figure(call.completionTokens),
          }),
        },
        { term: t("cost"), value: call.cost === null ? t("noPrice") : formatMoney(call.cost) },
        {
          term: t("latency"),
          value: call.latencyMs === null ? t("none") : t("milliseconds", { count: formatNumber(call.latencyMs) }),
        },
        { term: t("finishReason"), value: call.finishReason ?? t("none") },
        { term: t("responseModel"), value: call.responseModel ?? t("none") },
      ]}
    />
  );
}

function Numbers({ numbers, path, name }: { numbers: readonly number[]; path: string; name: "seedLink" | "itemLink" }) {
  const t = useTranslations("runs.calls");
  if (numbers.length === 0) return t("none");
  return numbers.map((number, place) => (
    <span key={number}>
      {place > 0 ? ", " : null}
      <TextLink href={`${path}/${number}`}>{t(name, { number })}</TextLink>
    </span>
  ));
}
