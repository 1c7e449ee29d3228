"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { textSizeClass } from "#components/review/text-size.ts";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import type { ItemDetail } from "#lib/items/queries/find-item.ts";
import type { TextSize } from "#lib/team/schema.ts";
import { DecisionList } from "./decision-list.tsx";
import { DuplicateNote } from "./duplicate-note.tsx";
import { ItemFacts } from "./item-facts.tsx";
import { ItemNeighbours } from "./item-neighbours.tsx";
import { ItemStatus } from "./item-status.tsx";
import { ItemTags } from "./item-tags.tsx";
import { ModelWorkList } from "./model-work.tsx";
import { MoreLikeThis } from "./more-like-this.tsx";
import { TaskTextView } from "./task-text.tsx";

/** An item beside the table, whole. */
export function ItemPanel({
  item,
  home,
  tags,
  known,
  textSize,
  mayDecide,
  mayEdit,
  mayResolve,
  onClose,
}: {
  item: ItemDetail;
  home: string;
  /** Those that the project uses, as suggestions. */
  tags: readonly string[];
  /** Whether it is a known item, for those who may know. */
  known: ReactNode;
  textSize: TextSize;
  mayDecide: boolean;
  mayEdit: boolean;
  mayResolve: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("items");
  const tReview = useTranslations("reviewSetup");
  const api = `/api${home}/items/${item.id}`;
  return (
    <SidePanel
      title={t("number", { number: item.sequence })}
      meta={
        <>
          <ItemStatus status={item.status} className="text-sm" />
          <CategoryBadge category={item.category ?? item.proposedCategory} proposed={item.category === null} />
          <RelativeTime value={item.updatedAt} />
        </>
      }
      footer={
        <>
          <LinkButton href={`${home}/items/${item.sequence}`}>{t("panel.open")}</LinkButton>
          <MoreLikeThis of="item" number={item.sequence} home={home} look="quiet" />
          {item.toSettle ? (
            <LinkButton href={`${home}/review/disagreements?item=${item.sequence}`} variant="quiet">
              {t("settleThis")}
            </LinkButton>
          ) : mayDecide ? (
            <LinkButton href={`${home}/review?item=${item.sequence}`} variant="quiet">
              {t("reviewThis")}
            </LinkButton>
          ) : null}
        </>
      }
      onClose={onClose}
    >
      <div className="flex flex-col gap-6">
        <DuplicateNote
          api={api}
          home={home}
          duplicateOf={item.duplicateOf}
          duplicates={item.duplicates}
          mayBringBack={mayResolve}
        />
        <TaskTextView text={item} className={textSizeClass[textSize]} />
        {item.decisions.length > 0 ? (
          <section aria-label={t("decisions.title")} className="border-t pt-4">
            <h3 className="mb-2 text-sm font-medium text-muted">{t("decisions.title")}</h3>
            <DecisionList decisions={item.decisions} version={item.version} />
          </section>
        ) : null}
        {known ? (
          <section aria-label={tReview("known.is")} className="border-t pt-4">
            <h3 className="mb-2 text-sm font-medium text-muted">{tReview("known.is")}</h3>
            {known}
          </section>
        ) : null}
        {item.work.proposals.length + item.work.secondAnswers.length > 0 ? (
          <section aria-label={t("work.title")} className="border-t pt-4">
            <h3 className="mb-2 text-sm font-medium text-muted">{t("work.title")}</h3>
            <ModelWorkList work={item.work} version={item.version} home={home} />
          </section>
        ) : null}
        <section aria-label={t("facts.title")} className="border-t pt-4">
          <h3 className="mb-2 text-sm font-medium text-muted">{t("facts.title")}</h3>
          <ItemFacts
            item={item}
            home={home}
            tags={<ItemTags key={item.id} api={api} tags={item.tags} suggestions={tags} mayEdit={mayEdit} />}
          />
        </section>
        <div className="border-t pt-2">
          <ItemNeighbours
            key={item.id}
            item={{ ...item, number: item.sequence }}
            home={home}
            fold={{ key: "seedbed.items.panel.neighbours", usual: true }}
            level={3}
          />
        </div>
      </div>
    </SidePanel>
  );
}
