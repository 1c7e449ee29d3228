import { useTranslations } from "next-intl";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RunSide } from "#lib/expansion/queries/compare-runs.ts";
import type { Quartiles } from "#lib/expansion/queries/describe-run-items.ts";
import { rejectionRules } from "#lib/expansion/schema.ts";
import type { SettingPairs } from "#lib/expansion/setting-rows.ts";
import { categories } from "#lib/items/schema.ts";
import { type ComparisonRow, ComparisonTable } from "./comparison-table.tsx";
import { FigureComparison } from "./figure-comparison.tsx";
import { RuleLabel } from "./rule-label.tsx";
import { SettingComparison } from "./setting-comparison.tsx";
import { ShareBar } from "./share-bar.tsx";

/** Two runs side by side: what they were told, what they came to, and what their items are like. */
export function RunComparison({
  a,
  b,
  settings,
  path,
}: {
  a: RunSide;
  b: RunSide;
  settings: SettingPairs;
  path: string;
}) {
  const t = useTranslations("runs.compare");
  const sides = { a: a.number, b: b.number };
  const described = Math.min(a.items.described, b.items.described);
  const bounded = a.items.described < a.accepted || b.items.described < b.accepted;
  return (
    <>
      <p className="pb-4">
        {[a, b].map((run, place) => (
          <span key={run.number}>
            {place > 0 ? " · " : null}
            <TextLink href={`${path}/${run.number}`}>{t("open", { number: run.number, model: run.model })}</TextLink>
            {run.practice ? ` ${t("practice")}` : null}
          </span>
        ))}
      </p>
      <Section title={t("figuresTitle")}>
        <FigureComparison a={a} b={b} />
      </Section>
      <Section title={t("settingsTitle")}>
        <SettingComparison {...sides} settings={settings} />
      </Section>
      <Section title={t("rulesTitle")} description={t("rulesHelp")}>
        <ComparisonTable label={t("rulesTitle")} {...sides} rows={ruleRows(a, b)} />
      </Section>
      <Section
        title={t("itemsTitle")}
        {...(bounded ? { description: t("itemsBounded", { count: formatNumber(described) }) } : {})}
      >
        <ComparisonTable label={t("itemsTitle")} {...sides} rows={useItemRows(a, b)} />
      </Section>
    </>
  );
}

function ruleRows(a: RunSide, b: RunSide): ComparisonRow[] {
  const held = (run: RunSide) => run.accepted + run.rejected + run.malformed;
  return rejectionRules
    .filter((rule) => (a.rejectedByRule[rule] ?? 0) + (b.rejectedByRule[rule] ?? 0) > 0)
    .map((rule) => ({
      key: rule,
      label: <RuleLabel rule={rule} />,
      a: <ShareBar count={a.rejectedByRule[rule] ?? 0} of={held(a)} />,
      b: <ShareBar count={b.rejectedByRule[rule] ?? 0} of={held(b)} />,
    }));
}

function useItemRows(a: RunSide, b: RunSide): ComparisonRow[] {
  const t = useTranslations("runs.compare");
  const shares = (run: RunSide, category: (typeof categories)[number] | null) => (
    <ShareBar
      count={run.items.categories.find((each) => each.category === category)?.count ?? 0}
      of={run.items.described}
    />
  );
  const kinds = (run: RunSide) =>
    run.items.kinds.length === 0 ? (
      t("none")
    ) : (
      <>
        <ol>
          {run.items.kinds.map(({ kind, count }) => (
            <li key={kind}>
              {kind} <span className="text-sm text-muted">{formatNumber(count)}</span>
            </li>
          ))}
        </ol>
        {run.items.kindCount > run.items.kinds.length ? (
          <span className="text-sm text-muted">
            {t("moreKinds", { count: formatNumber(run.items.kindCount - run.items.kinds.length) })}
          </span>
        ) : null}
      </>
    );
  const quartiles = (run: RunSide, of: "instruction" | "output") => {
    const found: Quartiles | undefined = run.items.lengths?.[of];
    if (!found) return t("none");
    const [low, middle, high] = found.map((value) => formatNumber(value, { maximumFractionDigits: 0 }));
    return t("quartiles", { low: low ?? "", middle: middle ?? "", high: high ?? "" });
  };
  return [
    ...[...categories, null].map((category) => ({
      key: category ?? "none",
      label: <CategoryBadge category={category} long />,
      a: shares(a, category),
      b: shares(b, category),
    })),
    { key: "kinds", label: t("kinds"), a: kinds(a), b: kinds(b) },
    {
      key: "instruction",
      label: t("instructionLength"),
      a: quartiles(a, "instruction"),
      b: quartiles(b, "instruction"),
    },
    { key: "output", label: t("outputLength"), a: quartiles(a, "output"), b: quartiles(b, "output") },
  ];
}
