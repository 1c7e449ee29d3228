import { useTranslations } from "next-intl";
import { formatPercent } from "#components/ui/format-number.ts";
import { type RuleName, type RunRules, ruleNames } from "#lib/expansion/schema.ts";

/** In a few words, which rules are not those of the run, and what they are. */
export function RuleChanges({ own, other }: { own: RunRules; other: RunRules }) {
  const t = useTranslations("replay.whatIf");
  const tRule = useTranslations("expansion.rules");
  const tScript = useTranslations("expansion.scripts");
  const changed = ruleNames.filter((rule) => JSON.stringify(own[rule]) !== JSON.stringify(other[rule]));
  if (changed.length === 0) return <span>{t("sameRules")}</span>;
  return (
    <span>{changed.map((rule) => `${tRule(rule)}: ${other[rule].enabled ? limitOf(rule) : t("off")}`).join(", ")}</span>
  );

  function limitOf(rule: RuleName): string {
    const { nearDuplicate, lengthInWords, bannedPhrases, wrongScript } = other;
    if (rule === "nearDuplicate") {
      const { strict, threshold } = nearDuplicate;
      return t(strict ? "limits.above" : "limits.from", { threshold: String(threshold) });
    }
    if (rule === "lengthInWords") return t("limits.words", { min: lengthInWords.min, max: lengthInWords.max });
    if (rule === "bannedPhrases") return t("limits.phrases", { count: bannedPhrases.phrases.length });
    if (rule === "wrongScript") {
      const { minShare, script } = wrongScript;
      return t("limits.share", { share: formatPercent(minShare, 0), script: tScript(script) });
    }
    return t("on");
  }
}
