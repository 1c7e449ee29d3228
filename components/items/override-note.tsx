"use client";

import { useTranslations } from "next-intl";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Override } from "#lib/items/override.ts";
import { formatScore } from "./format-score.ts";

/** Says that a person kept a text over a duplicate rule, and leads to what it is near to. */
export function OverrideNote({ override, home, className }: { override: Override; home: string; className?: string }) {
  const t = useTranslations("items.override");
  const { rule, of, number, score } = override;
  return (
    <span className={className}>
      {t.rich(rule, {
        of,
        number,
        score: formatScore(score),
        other: (name) => (
          <TextLink href={`${home}/${of}s/${number}`} target="_blank" rel="noopener" className="text-[length:inherit]">
            {name}
          </TextLink>
        ),
      })}
    </span>
  );
}
