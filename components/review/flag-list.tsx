"use client";

import { Flag as FlagIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { OverrideNote } from "#components/items/override-note.tsx";
import { useRuleName } from "#components/items/use-rule-name.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Flag } from "#lib/review/derive-flags.ts";

type Translate = ReturnType<typeof useTranslations<"review.flag">>;

/** A flag in a few words. */
function brief(flag: Flag, t: Translate): string {
  switch (flag.kind) {
    case "shortOutput":
      return t("shortOutput", { words: flag.words });
    case "script":
      return t("script", { script: flag.script });
    default:
      return t(flag.kind);
  }
}

/** What makes it worth a second look. */
function explanation(
  flag: Exclude<Flag, { kind: "keptDuplicate" }>,
  t: Translate,
  ruleName: (rule: string) => string,
): string {
  switch (flag.kind) {
    case "restored":
      return t("explain.restored", { rule: ruleName(flag.rule) });
    case "oddCategory":
      return t("explain.oddCategory", { category: flag.rawCategory });
    default:
      return t(`explain.${flag.kind}`);
  }
}

/** The flags of an item in one line of fixed height, so that the text below stands still. Without any it is an empty line. */
export function FlagLine({ flags }: { flags: readonly Flag[] }) {
  const t = useTranslations("review.flag");
  return (
    <ul aria-label={t("label")} className="flex h-6 items-center gap-1.5 overflow-hidden">
      {flags.map((flag) => (
        <li key={flag.kind} className="shrink-0">
          <Badge tone="warning" icon={<FlagIcon />}>
            {brief(flag, t)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

/** The flags of an item, each with what it means. */
export function FlagList({ flags, home }: { flags: readonly Flag[]; home: string }) {
  const t = useTranslations("review.flag");
  const ruleName = useRuleName();
  if (flags.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {flags.map((flag) => (
        <li key={flag.kind}>
          <p className="font-medium text-warning">{brief(flag, t)}</p>
          <p className="text-sm text-muted wrap-anywhere">
            {flag.kind === "keptDuplicate" ? (
              <OverrideNote override={flag.override} home={home} />
            ) : (
              explanation(flag, t, ruleName)
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
