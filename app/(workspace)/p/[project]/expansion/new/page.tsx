import { randomInt } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunForm } from "#components/expansion/run-form.tsx";
import type { RunChoices } from "#components/expansion/run-form-context.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { countSeedKinds } from "#lib/expansion/queries/drawable-seeds.ts";
import { listEndpoints } from "#lib/expansion/queries/endpoints.ts";
import { findLastSettings } from "#lib/expansion/queries/find-last-settings.ts";
import { getMix } from "#lib/expansion/queries/project-mix.ts";
import { listPromptChoices } from "#lib/expansion/queries/prompt-versions.ts";
import { type RunSettings, runSettings } from "#lib/expansion/schema.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { startRun } from "../actions.ts";

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("expansion"))("form.title") };
}

export default async function NewRunPage({ params }: Props) {
  const member = await requireMember((await params).project, "runs.start");
  const { slug } = member.project;
  const [endpoints, last, kinds, prompts, mix, t] = await Promise.all([
    listEndpoints(member),
    findLastSettings(member),
    countSeedKinds(member),
    listPromptChoices(member),
    getMix(member),
    getTranslations("expansion"),
  ]);
  const known = last && endpoints.some((endpoint) => endpoint.id === last.endpointId) ? last : null;
  const seedCount = kinds.reduce((sum, { seeds }) => sum + seeds, 0);
  const choices = {
    endpoints: endpoints.map(({ id, name, batches }) => ({ id, name, batches })),
    prompts,
    kinds,
    mix,
    seedCount,
  };
  // Who starts a run again usually wants it as the last one; the draw has to be another.
  const rngSeed = String(randomInt(1, 2 ** 31));
  // Without a run before there is no model to name: the form takes the first that the endpoint lists.
  const begun = known
    ? stillThere({ ...known, rngSeed }, choices)
    : {
        ...runSettings.parse({ endpointId: "none yet", model: "none yet", rngSeed }),
        endpointId: endpoints[0]?.id ?? "",
        model: "",
      };
  // What counts as a word is the project's to say, whatever the last run had.
  const nearDuplicate = { ...begun.rules.nearDuplicate, tokenizer: member.project.tokenizer };
  const settings = { ...begun, rules: { ...begun.rules, nearDuplicate } };
  return (
    <>
      <PageHeader
        title={t("form.title")}
        description={t("form.description")}
        back={{ href: `/p/${slug}/expansion`, label: t("title") }}
      />
      <RunForm slug={slug} settings={settings} choices={choices} start={startRun.bind(null, slug)} />
    </>
  );
}

/** Settings of a run before, less what has gone since: prompts and endpoints that were archived, batches no longer taken. */
function stillThere(settings: RunSettings, { endpoints, prompts }: RunChoices): RunSettings {
  const prompt = (id: string | null) => (prompts.some(({ versionId }) => versionId === id) ? id : null);
  const batches = endpoints.some(({ id, batches }) => id === settings.endpointId && batches);
  const classifies = endpoints.some(({ id }) => id === settings.classifyEndpointId);
  return {
    ...settings,
    promptVersionId: prompt(settings.promptVersionId),
    classifyPromptVersionId: prompt(settings.classifyPromptVersionId),
    classifyEndpointId: classifies ? settings.classifyEndpointId : null,
    classifyModel: classifies || settings.classifyEndpointId === null ? settings.classifyModel : null,
    delivery: batches ? settings.delivery : "live",
  };
}
