"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import { formatNumber } from "#components/ui/format-number.ts";
import { rejectionRules } from "#lib/expansion/schema.ts";
import { useLiveRun } from "./run-live.tsx";

/** How many candidates each rule has turned away, as a bar to the count of the greatest; each narrows the ledger to itself. */
export function RuleChips({ rule, hrefOf }: { rule: string | null; hrefOf: (rule: string | null) => string }) {
  const t = useTranslations("runs.ledger");
  const tRule = useTranslations("expansion.rules");
  const { rejected, rejectedByRule } = useLiveRun().progress;
  const rules = rejectionRules
    .map((name) => ({ name, count: rejectedByRule[name] ?? 0 }))
    .filter(({ name, count }) => count > 0 || name === rule)
    .sort((a, b) => b.count - a.count);
  if (rules.length === 0) return null;
  const most = Math.max(1, ...rules.map(({ count }) => count));
  const chips = [
    { key: null, label: t("all"), count: rejected, share: 0 },
    ...rules.map(({ name, count }) => ({ key: name, label: tRule(name), count, share: count / most })),
  ];
  return (
    <nav aria-label={t("byRule")} className="mb-3">
      <ul className="flex flex-wrap gap-1.5">
        {chips.map((chip) => {
          const current = chip.key === rule;
          return (
            <li key={chip.key ?? "all"}>
              <Link
                href={hrefOf(current ? null : chip.key)}
                prefetch={false}
                scroll={false}
                aria-current={current ? "true" : undefined}
                className={cn(
                  "relative inline-flex h-8 items-center gap-2 overflow-hidden rounded-md border px-2.5 hover:bg-sunken",
                  current && "border-accent/60 bg-accent-soft font-medium text-accent-text",
                )}
              >
                <span>{chip.label}</span>
                <span className="text-muted tabular-nums">{formatNumber(chip.count)}</span>
                {chip.share > 0 ? (
                  <span
                    aria-hidden="true"
                    className="absolute bottom-0 left-0 h-[3px] bg-chart-blue"
                    style={{ width: `${100 * chip.share}%` }}
                  />
                ) : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
