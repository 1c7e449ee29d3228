import { getTranslations } from "next-intl/server";
import { ItemRunFigures } from "#components/expansion/item-run-figures.tsx";
import { ItemRunSettingsList } from "#components/expansion/item-run-settings.tsx";
import { Section } from "#components/ui/section.tsx";
import type { RunView } from "#lib/expansion/run-view.ts";
import type { Member } from "#lib/team/member.ts";
import { MoneyPart } from "./money-part.tsx";

/** The figures of a run over items, what it costs, and what it was told. */
export async function ItemRunOverview({ member, run }: { member: Member; run: RunView }) {
  const t = await getTranslations("expansion.run");
  return (
    <>
      <ItemRunFigures />
      <div className="mt-6">
        <MoneyPart member={member} run={run} />
      </div>
      <Section title={t("settings")} className="max-w-2xl">
        <ItemRunSettingsList run={run} />
      </Section>
    </>
  );
}
