import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { NumberFormat } from "#components/ui/number-format.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Manifest } from "#lib/datasets/schema.ts";

/** What changed since the version before. */
export function VersionChanges({ manifest }: { manifest: Manifest | null }) {
  const t = useTranslations("datasets.version");
  const changes = manifest?.changes;
  if (!changes) {
    return (
      <Section title={t("changes")}>
        <p className="text-muted">{manifest ? t("changesFirst") : t("changesPending")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("changes")} description={t("changesSince", { number: changes.since })}>
      <DefinitionList
        look="figures"
        items={[
          { term: t("added"), value: <NumberFormat value={changes.added} /> },
          { term: t("removed"), value: <NumberFormat value={changes.removed} /> },
          { term: t("changed"), value: <NumberFormat value={changes.changed} />, hint: t("changedHint") },
        ]}
      />
    </Section>
  );
}
