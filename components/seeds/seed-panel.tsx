"use client";

import { useTranslations } from "next-intl";
import { MoreLikeThis } from "#components/items/more-like-this.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import type { SeedView } from "#lib/seeds/queries/find-seed.ts";
import { SeedText } from "./seed-text.tsx";
import { StatusOfSeed } from "./status-of-seed.tsx";

/** A seed beside the table, whole. */
export function SeedPanel({
  seed,
  home,
  mayEdit,
  onClose,
}: {
  seed: SeedView;
  /** "/p/SLUG" */
  home: string;
  mayEdit: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("seeds");
  return (
    <SidePanel
      title={t("panel.title", { number: seed.number })}
      meta={
        <>
          <StatusOfSeed status={seed.status} />
          <span>{t("editor.revision", { number: seed.revision })}</span>
          <RelativeTime value={seed.savedAt} />
          {seed.savedBy ? <span>{t("editor.savedBy", { name: seed.savedBy })}</span> : null}
        </>
      }
      footer={
        <>
          <LinkButton href={`${home}/seeds/${seed.number}`}>{mayEdit ? t("panel.edit") : t("panel.read")}</LinkButton>
          <MoreLikeThis of="seed" number={seed.number} home={home} look="quiet" />
        </>
      }
      onClose={onClose}
    >
      <SeedText fields={seed.fields} />
    </SidePanel>
  );
}
