import { randomInt } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunForm } from "#components/expansion/run-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { countDrawableSeeds } from "#lib/expansion/queries/drawable-seeds.ts";
import { listEndpoints } from "#lib/expansion/queries/endpoints.ts";
import { findLastSettings } from "#lib/expansion/queries/find-last-settings.ts";
import { runSettings } from "#lib/expansion/schema.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { startRun } from "../actions.ts";

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("expansion"))("form.title") };
}

export default async function NewRunPage({ params }: Props) {
  const member = await requireMember((await params).project, "runs.start");
  const { slug } = member.project;
  const [endpoints, last, seedCount, t] = await Promise.all([
    listEndpoints(member),
    findLastSettings(member),
    countDrawableSeeds(member),
    getTranslations("expansion"),
  ]);
  const known = last && endpoints.some((endpoint) => endpoint.id === last.endpointId) ? last : null;
  // Who starts a run again usually wants it as the last one; the draw has to be another.
  const rngSeed = String(randomInt(1, 2 ** 31));
  // Without a run before there is no model to name: the form takes the first that the endpoint lists.
  const settings = known
    ? { ...known, rngSeed }
    : {
        ...runSettings.parse({ endpointId: "none yet", model: "none yet", rngSeed }),
        endpointId: endpoints[0]?.id ?? "",
        model: "",
      };
  return (
    <>
      <PageHeader
        title={t("form.title")}
        description={t("form.description")}
        back={{ href: `/p/${slug}/expansion`, label: t("title") }}
      />
      <RunForm
        slug={slug}
        endpoints={endpoints.map(({ id, name }) => ({ id, name }))}
        settings={settings}
        seedCount={seedCount}
        start={startRun.bind(null, slug)}
      />
    </>
  );
}
