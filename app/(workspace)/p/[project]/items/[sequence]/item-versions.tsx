"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { useTellOverride } from "#components/items/use-tell-override.ts";
import { VersionList } from "#components/items/version-list.tsx";
import { notify } from "#components/ui/notify.ts";
import type { SavedText } from "#lib/items/commands/save-item-text.ts";
import type { ItemVersionEntry } from "#lib/items/queries/find-item.ts";

/** The item's versions; restoring one makes a new version. Where somebody saved meanwhile, it says so and shows theirs. */
export function ItemVersions({
  api,
  home,
  versions,
  current,
  mayRestore,
}: {
  api: string;
  /** "/p/SLUG" */
  home: string;
  versions: readonly ItemVersionEntry[];
  current: number;
  mayRestore: boolean;
}) {
  const t = useTranslations("items.versions");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const tellOverride = useTellOverride(home);
  const [restoring, setRestoring] = useState<number | null>(null);

  async function restore(number: number) {
    if (restoring !== null) return;
    setRestoring(number);
    const answer = await askServer<SavedText>(`${api}/versions/restored`, { body: { number, baseVersion: current } });
    setRestoring(null);
    if (answer.ok) {
      const { version, override } = answer.value;
      if (override && version !== current) tellOverride(override, version);
      else notify(version === current ? t("alreadySame") : t("restoredNumber", { number }));
    } else {
      const message = answer.status === 409 ? t("changedMeanwhile") : (answer.error?.message ?? tErrors("unreachable"));
      notify(message, { tone: "reject" });
    }
    router.refresh();
  }

  return (
    <VersionList
      versions={versions}
      current={current}
      restoring={restoring}
      home={home}
      onRestore={mayRestore ? restore : null}
    />
  );
}
