import { useTranslations } from "next-intl";
import type { SettingPair, SettingPairs } from "#lib/expansion/setting-rows.ts";
import { type ComparisonRow, ComparisonTable } from "./comparison-table.tsx";

/** The settings that differ between two runs, and, folded, those that are the same. */
export function SettingComparison({ a, b, settings }: { a: number; b: number; settings: SettingPairs }) {
  const t = useTranslations("runs.compare");
  const { differing, same } = settings;
  const rowOf = ({ path, ...pair }: SettingPair): ComparisonRow => {
    const key = `settings.${path}` as "settings.model";
    const shown = (value: string) => (value === "" ? t("notSet") : value);
    // A setting that a newer version has keeps its path as its name.
    return { key: path, label: t.has(key) ? t(key) : path, a: shown(pair.a), b: shown(pair.b) };
  };
  return (
    <>
      {differing.length === 0 ? (
        <p className="text-muted">{t("noDifference")}</p>
      ) : (
        <ComparisonTable label={t("differing")} a={a} b={b} rows={differing.map(rowOf)} />
      )}
      <details className="mt-3">
        <summary className="min-h-6 cursor-default rounded-sm text-accent-text">
          {t("same", { count: same.length })}
        </summary>
        <div className="mt-2">
          <ComparisonTable label={t("sameLabel")} a={a} b={b} rows={same.map(rowOf)} />
        </div>
      </details>
    </>
  );
}
