"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { scripts } from "#lib/algorithms/script-shares.ts";
import { type RuleName, ruleNames } from "#lib/expansion/schema.ts";
import { useRunForm } from "./run-form-context.ts";
import { ChoiceSetting, LinesSetting, NumberSetting, SwitchSetting } from "./setting-fields.tsx";

/** The rules, each with its switch, what it turns away, and its limits while it is on. */
export function RuleFields() {
  const t = useTranslations("expansion");
  const { draft } = useRunForm();
  return (
    <ul className="divide-y rounded-md border">
      {ruleNames.map((rule) => (
        <li key={rule} className="flex flex-col gap-3 px-3 py-3">
          <SwitchSetting path={`rules.${rule}.enabled`} label={t(`rules.${rule}`)} hint={t(`ruleHints.${rule}`)} />
          {draft[`rules.${rule}.enabled`] ? <Limits rule={rule} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Limits({ rule }: { rule: RuleName }) {
  const t = useTranslations("expansion.limits");
  const tScript = useTranslations("expansion.scripts");
  if (rule === "lengthInWords") {
    return (
      <Row>
        <NumberSetting path="rules.lengthInWords.min" label={t("min")} hint={t("wordsRange")} />
        <NumberSetting path="rules.lengthInWords.max" label={t("max")} hint={t("wordsRange")} />
      </Row>
    );
  }
  if (rule === "bannedPhrases") {
    return (
      <div className="sm:pl-11.5">
        <LinesSetting path="rules.bannedPhrases.phrases" label={t("phrases")} hint={t("phrasesHint")} />
      </div>
    );
  }
  if (rule === "wrongScript") {
    return (
      <Row>
        <ChoiceSetting
          path="rules.wrongScript.script"
          label={t("script")}
          options={scripts.map((script) => ({ value: script, label: tScript(script) }))}
        />
        <NumberSetting path="rules.wrongScript.minShare" label={t("minShare")} hint={t("minShareRange")} decimal />
      </Row>
    );
  }
  if (rule === "nearDuplicate") {
    return (
      <>
        <Row>
          <NumberSetting
            path="rules.nearDuplicate.threshold"
            label={t("threshold")}
            hint={t("thresholdRange")}
            decimal
          />
          <ChoiceSetting
            path="rules.nearDuplicate.tokenizer"
            label={t("tokenizer")}
            options={[
              { value: "rouge", label: t("tokenizerRouge") },
              { value: "unicode", label: t("tokenizerUnicode") },
            ]}
          />
        </Row>
        <div className="sm:pl-11.5">
          <SwitchSetting path="rules.nearDuplicate.strict" label={t("strict")} />
        </div>
      </>
    );
  }
  return null;
}

function Row({ children }: { children: ReactNode }) {
  return <div className="grid gap-4 sm:grid-cols-2 sm:pl-11.5">{children}</div>;
}
