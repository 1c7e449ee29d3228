"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { notify } from "#components/ui/notify.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { BroughtBack } from "#lib/review/commands/bring-back-stranded.ts";
import type { StrandedItem, StrandedPage } from "#lib/review/queries/list-stranded.ts";

/** Says how many items are out though nothing stands in their place, and which; and the way back for who may. */
export function StrandedItems({ slug, first, mayResolve }: { slug: string; first: StrandedPage; mayResolve: boolean }) {
  const t = useTranslations("duplicates.stranded");
  const unreachable = useTranslations("errors")("unreachable");
  const router = useRouter();
  const path = `/api/p/${slug}/duplicates/stranded`;
  const [pending, setPending] = useState(false);
  const [further, setFurther] = useState<{ of: StrandedPage; rows: StrandedItem[]; more: boolean } | null>(null);
  // What was loaded further belongs to the first page that it was loaded after.
  const { rows, more } = further?.of === first ? further : first;

  async function bringBack(): Promise<void> {
    setPending(true);
    for (let count = 0; ; ) {
      const answer = await askServer<BroughtBack>(path, { method: "POST" });
      if (!answer.ok) {
        notify(answer.error?.message ?? unreachable, { tone: "reject" });
        break;
      }
      count += answer.value.items;
      if (answer.value.more && answer.value.items > 0) continue;
      notify(t("back", { count }));
      break;
    }
    setPending(false);
    router.refresh();
  }

  async function showMore(): Promise<void> {
    setPending(true);
    const answer = await askServer<StrandedPage>(`${path}?after=${rows.at(-1)?.number ?? 0}`);
    setPending(false);
    if (answer.ok) setFurther({ of: first, rows: [...rows, ...answer.value.rows], more: answer.value.more });
    else notify(answer.error?.message ?? unreachable, { tone: "reject" });
  }

  const home = `/p/${slug}`;
  return (
    <Notice
      className="mt-4"
      title={t("title", { count: first.count })}
      action={
        mayResolve ? (
          <Button size="sm" pending={pending} onClick={() => void bringBack()}>
            {t("bringBack")}
          </Button>
        ) : undefined
      }
    >
      <p>
        {t("why")} {t(mayResolve ? (first.chained > 0 ? "howChained" : "how") : "ask")}
      </p>
      <details className="pt-1">
        <summary className="cursor-pointer">{t("which")}</summary>
        <ul className="max-h-64 overflow-y-auto pt-1 text-sm">
          {rows.map(({ number, duplicateOf }) => (
            <li key={number}>
              {t.rich("row", {
                number,
                of: duplicateOf?.of ?? "item",
                kept: duplicateOf?.number ?? "",
                item: (text) => <TextLink href={`${home}/items/${number}`}>{text}</TextLink>,
                task: (text) => <TextLink href={`${home}/${duplicateOf?.of}s/${duplicateOf?.number}`}>{text}</TextLink>,
              })}
            </li>
          ))}
        </ul>
        {more ? (
          <Button size="sm" className="mt-2" pending={pending} onClick={() => void showMore()}>
            {t("more")}
          </Button>
        ) : null}
      </details>
    </Notice>
  );
}
