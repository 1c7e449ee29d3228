import { useTranslations } from "next-intl";
import { RuleLabel } from "#components/expansion/rule-label.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { Difference } from "#lib/expansion/replay-schema.ts";

const fieldNames = [
  "sequence",
  "rule",
  "detail",
  "neighbour",
  "score",
  "instruction",
  "input",
  "output",
  "category",
  "rawCategory",
  "kind",
  "reason",
  "raw",
] as const;

/** Where what came out is not what is recorded, one below the other. */
export function DifferenceTable({ title, differences }: { title: string; differences: readonly Difference[] }) {
  const t = useTranslations("replay.columns");
  return (
    <ScrollRegion label={title}>
      <table className="w-full min-w-[44rem] text-base">
        <caption className="pb-1 text-left font-medium">{title}</caption>
        <thead>
          <tr className="border-b text-left text-sm text-muted [&>th]:h-8 [&>th]:pr-4 [&>th]:font-normal">
            <th scope="col">{t("sequence")}</th>
            <th scope="col">{t("call")}</th>
            <th scope="col">{t("words")}</th>
            <th scope="col">{t("recorded")}</th>
            <th scope="col">{t("again")}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change, and two may be of one candidate
            <tr key={index} className="border-b align-top [&>td]:py-2 [&>td]:pr-4">
              <td className="tabular-nums">{each.sequence === null ? "–" : formatNumber(each.sequence)}</td>
              <td className="tabular-nums">{formatNumber(each.call)}</td>
              <td className="w-1/4 wrap-anywhere">{each.words}</td>
              <td className="w-1/4">
                <Side side={each.recorded} other={each.again} />
              </td>
              <td className="w-1/4">
                <Side side={each.again} other={each.recorded} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Side({ side, other }: { side: Difference["recorded"]; other: Difference["recorded"] }) {
  const t = useTranslations("replay");
  const names = fieldNames.filter((name) => name in side.fields || (side.fate === other.fate && name in other.fields));
  return (
    <>
      <p className="font-medium">{t(`fate.${side.fate}`)}</p>
      {names.length === 0 ? null : (
        <dl>
          {names.map((name) => (
            <div key={name} className="flex gap-1.5">
              <dt className="shrink-0 text-sm/6 text-muted">{t(`fields.${name}`)}</dt>
              <dd className="min-w-0 wrap-anywhere">
                <Value name={name} text={side.fields[name]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function Value({ name, text }: { name: (typeof fieldNames)[number]; text: string | undefined }) {
  const t = useTranslations("replay");
  if (text === undefined) return <span className="text-muted">{t("none")}</span>;
  if (name === "rule") return <RuleLabel rule={text} />;
  return text;
}
