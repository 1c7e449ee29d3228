"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { notify } from "#components/ui/notify.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { KeptTask } from "#lib/items/queries/name-kept.ts";
import { askServer } from "./ask-server.ts";

/** Says that an item is set aside as a duplicate and of what, or how many are set aside for it; and the way back for who may. */
export function DuplicateNote({
  api,
  home,
  duplicateOf,
  duplicates,
  mayBringBack,
}: {
  /** "/api/p/SLUG/items/ID" */
  api: string;
  /** "/p/SLUG" */
  home: string;
  duplicateOf: KeptTask | null;
  /** Items that are set aside for this one. */
  duplicates: number;
  mayBringBack: boolean;
}) {
  const t = useTranslations("items.duplicate");
  const unreachable = useTranslations("errors")("unreachable");
  const router = useRouter();
  const [pending, setPending] = useState(false);

  async function bringBack(): Promise<void> {
    setPending(true);
    const answer = await askServer(`${api}/duplicate`, { method: "DELETE" });
    setPending(false);
    if (answer.ok) notify(t("back"));
    else notify(answer.error?.message ?? unreachable, { tone: "reject" });
    router.refresh();
  }

  if (duplicateOf) {
    return (
      <Notice
        tone="warning"
        action={
          mayBringBack ? (
            <Button size="sm" pending={pending} onClick={() => void bringBack()}>
              {t("bringBack")}
            </Button>
          ) : undefined
        }
      >
        {t.rich("setAside", {
          of: duplicateOf.of,
          number: duplicateOf.number,
          since: duplicateOf.since ?? "stands",
          task: (text) => <TextLink href={`${home}/${duplicateOf.of}s/${duplicateOf.number}`}>{text}</TextLink>,
        })}
      </Notice>
    );
  }
  if (duplicates === 0) return null;
  return (
    <p className="text-muted">
      {t.rich("keeps", {
        count: duplicates,
        page: (text) => <TextLink href={`${home}/duplicates?view=resolved`}>{text}</TextLink>,
      })}
    </p>
  );
}
