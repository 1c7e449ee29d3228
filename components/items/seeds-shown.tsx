"use client";

import { useTranslations } from "next-intl";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import type { SeedShown } from "#lib/items/queries/describe-provenance.ts";
import { BriefTask } from "./brief-task.tsx";

/** The seeds that the model was shown when it wrote an item, in the order of the prompt. */
export function SeedsShown({ seeds, projectPath }: { seeds: readonly SeedShown[]; projectPath: string }) {
  const t = useTranslations("items");
  if (seeds.length === 0) return <p className="text-muted">{t("seeds.none")}</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {seeds.map((seed) => (
        <li key={seed.number}>
          <BriefTask
            head={
              <>
                <span>{t("seeds.number", { number: seed.number })}</span>
                <CategoryBadge category={seed.category} />
              </>
            }
            instruction={seed.instruction}
            rest={
              <>
                {seed.input ? <Labelled label={t("text.input")}>{seed.input}</Labelled> : null}
                <Labelled label={t("text.output")}>{seed.output}</Labelled>
              </>
            }
            href={`${projectPath}/seeds/${seed.number}`}
            linkLabel={t("seeds.open", { number: seed.number })}
          />
        </li>
      ))}
    </ul>
  );
}

function Labelled({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <p className="text-sm text-muted">{label}</p>
      <p className="whitespace-pre-wrap">{children}</p>
    </div>
  );
}
