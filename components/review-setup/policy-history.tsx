"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FoldButton } from "#components/ui/fold-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { PolicyEntry } from "#lib/review/queries/describe-policy.ts";
import { PolicyChanges } from "./policy-changes.tsx";

/** The latest policies of the project, newest first, with who saved them and what each changed. */
export function PolicyHistory({ saved }: { saved: readonly PolicyEntry[] }) {
  const t = useTranslations("reviewSetup.policy");
  const [folded, fold] = useState(true);
  if (saved.length === 0) return null;
  return (
    <div className="mt-5">
      <FoldButton folded={folded} onFold={fold}>
        {t("past", { count: saved.length })}
      </FoldButton>
      {folded ? null : (
        <ol className="mt-1 flex max-w-2xl flex-col">
          {saved.map(({ number, by, at, changes }) => (
            <li key={number} className="border-b py-2 last:border-0">
              <p>{t.rich("savedBy", { number, name: by, when: () => <RelativeTime value={at} /> })}</p>
              <div className="text-muted">
                <PolicyChanges changes={changes} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
