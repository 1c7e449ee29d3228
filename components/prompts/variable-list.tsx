"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { isRequired, type PromptPurpose, promptVariables } from "#lib/expansion/prompts/template-schema.ts";

/** The variables of a purpose with what they stand for; `insert` puts one where the cursor was last (null: for reading). */
export function VariableList({
  purpose,
  insert,
}: {
  purpose: PromptPurpose;
  insert: ((variable: string) => void) | null;
}) {
  const t = useTranslations("prompts");
  const name = (variable: string) => `{{${variable}}}`;
  return (
    <section aria-labelledby="variables-title" className="flex flex-col gap-2">
      <div>
        <h2 id="variables-title" className="text-lg font-semibold">
          {t("variableList.title")}
        </h2>
        <p className="text-sm text-muted text-pretty">{t("variableList.description")}</p>
      </div>
      <ul className="flex flex-col divide-y divide-line">
        {promptVariables[purpose].map((variable) => (
          <li key={variable} className="flex flex-col gap-0.5 py-2">
            <span className="flex flex-wrap items-center gap-2">
              {insert ? (
                <Button
                  size="sm"
                  className="font-mono"
                  aria-label={t("variableList.insert", { name: name(variable) })}
                  // The field keeps its cursor.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => insert(variable)}
                >
                  {name(variable)}
                </Button>
              ) : (
                <code className="font-mono text-sm">{name(variable)}</code>
              )}
              {isRequired(purpose, variable) ? (
                <span className="text-sm text-muted">{t("variableList.required")}</span>
              ) : null}
            </span>
            <span className="text-sm text-muted text-pretty">{t(`variables.${purpose}.${variable}` as never)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
