import { getTranslations } from "next-intl/server";
import { RunMoney } from "#components/costs/run-money.tsx";
import { ItemRunFigures } from "#components/expansion/item-run-figures.tsx";
import { ItemRunSettingsList } from "#components/expansion/item-run-settings.tsx";
import { Section } from "#components/ui/section.tsx";
import type { RunView } from "#lib/expansion/run-view.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";
import { changeCap } from "../actions.ts";

/** The figures of a run over items, and what it was told. */
export async function ItemRunOverview({ member, run }: { member: Member; run: RunView }) {
  const t = await getTranslations("expansion.run");
  const { slug } = member.project;
  return (
    <>
      <ItemRunFigures />
      <div className="mt-6">
        <RunMoney
          practice={run.practice}
          changeCap={may(member, "runs.spend") ? changeCap.bind(null, slug) : null}
          pricesHref={may(member, "endpoints.view") ? `/p/${slug}/expansion/endpoints` : null}
        />
      </div>
      <Section title={t("settings")} className="max-w-2xl">
        <ItemRunSettingsList run={run} />
      </Section>
    </>
  );
}
