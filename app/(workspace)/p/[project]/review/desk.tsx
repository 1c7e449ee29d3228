"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { CommentSection } from "#components/items/comment-section.tsx";
import { ItemEditor } from "#components/items/item-editor.tsx";
import { NeighbourComparison } from "#components/items/neighbour-comparison.tsx";
import { useNeighbours } from "#components/items/use-neighbours.ts";
import { useTellOverride } from "#components/items/use-tell-override.ts";
import { ContextPanel } from "#components/review/context-panel.tsx";
import { DeskFooter } from "#components/review/desk-footer.tsx";
import { DeskHead } from "#components/review/desk-head.tsx";
import { DeskItem } from "#components/review/desk-item.tsx";
import { onDesk } from "#components/review/desk-state.ts";
import { HelpDialog } from "#components/review/help-dialog.tsx";
import { ItemSkeleton } from "#components/review/item-skeleton.tsx";
import { NothingLeft } from "#components/review/nothing-left.tsx";
import { RejectPanel } from "#components/review/reject-panel.tsx";
import { SaveState } from "#components/review/save-state.tsx";
import { cn } from "#components/ui/class-names.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { useFold } from "#components/ui/use-fold.ts";
import { useMediaQuery } from "#components/ui/use-media-query.ts";
import type { QueueFilter, RejectReason } from "#lib/review/schema.ts";
import { deskActs } from "./desk-acts.ts";
import { useComments } from "./use-comments.ts";
import { useComparison } from "./use-comparison.ts";
import { useDesk } from "./use-desk.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useDeskPalette } from "./use-desk-palette.ts";
import { useItemStart } from "./use-item-start.ts";
import { useSingleKeys } from "./use-single-keys.ts";

/** The review desk: one item in the middle, what helps to judge it beside it, the actions along the bottom. */
export function Desk(props: {
  slug: string;
  /** Tells this person in this project from others of the same browser. */
  owner: string;
  /** The reviewer's name, for their comments. */
  author: string;
  filter: QueueFilter;
  /** What narrows the queue; stands in the head. */
  filters: ReactNode;
  /** Offered to reject for, in the order of their digits. */
  reasons: readonly RejectReason[];
  singleKeys: boolean;
}) {
  const { slug, owner, author, filter, filters } = props;
  const t = useTranslations("review");
  const unreachable = useTranslations("errors")("unreachable");
  const api = `/api/p/${slug}`;
  const projectPath = `/p/${slug}`;
  const work = useDesk({ api, owner, filter });
  const { desk, acts } = work;
  const deed = onDesk(desk);
  const item = deed?.item ?? null;
  const { folded, fold } = useFold("seedbed.review.context");
  const neighboursFold = useFold("seedbed.review.neighbours");
  // The item in sight, and then those that come next; nothing where nobody would see it.
  const ahead = neighboursFold.folded || folded ? [] : [...new Set([...(item ? [item] : []), ...desk.ahead])];
  const near = useNeighbours(
    ahead.map(({ id, version }) => ({ key: `${id} ${version}`, path: `${api}/items/${id}/neighbours` })),
  );
  const tellOverride = useTellOverride(projectPath);
  const comments = useComments(api, author);
  const [singleKeys, switchSingleKeys] = useSingleKeys(props.singleKeys);
  const [help, setHelp] = useState(false);
  const [rejectComment, setRejectComment] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const commentBox = useRef<HTMLTextAreaElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const wide = useMediaQuery("(width >= 80rem)");
  const context = useRef<HTMLDivElement>(null);
  const focusItem = () => heading.current?.focus({ preventScroll: true });
  const comparison = useComparison(item, near.neighbours, context, focusItem);

  useItemStart(item?.id ?? null, page, heading, () => setRejectComment(""));
  const onAct = deskActs(work, {
    leaveItem: () => item && comments.sendLeftOver(item),
    reasons: props.reasons,
    rejectComment,
    openComment,
    openHelp: () => setHelp(true),
    focusItem,
    compare: (by) => {
      fold(false);
      neighboursFold.fold(false);
      comparison.step(by);
    },
    leaveComparison: () => {
      if (!comparison.neighbour) return false;
      comparison.leave();
      return true;
    },
  });
  useDeskKeys(() => work.now.current.mode, singleKeys, onAct);
  useDeskPalette(onAct);

  function openComment() {
    fold(false);
    if (comparison.neighbour) comparison.leave();
    // After the fold has opened.
    requestAnimationFrame(() => {
      commentBox.current?.focus();
      commentBox.current?.scrollIntoView({ block: "nearest" });
    });
  }

  function leaveEditor() {
    acts.dispatch({ kind: "mode changed", mode: "deciding" });
    focusItem();
  }

  const editor =
    item && desk.mode === "editing" ? (
      <ItemEditor
        text={item}
        version={item.version}
        unreachable={unreachable}
        save={(edit) => askServer(`${api}/items/${item.id}/versions`, { body: edit })}
        onSaved={({ version, override }, text) => {
          if (override && version !== item.version) tellOverride(override, version);
          // At once, so that a decision made now is on this version; flags and history follow.
          acts.dispatch({ kind: "renewed", item: { ...item, ...text, version } });
          leaveEditor();
          void acts.renew(item.id);
        }}
        onLeave={(outdated) => {
          leaveEditor();
          if (outdated) void acts.renew(item.id);
        }}
      />
    ) : null;

  const beside = item ? (
    <ContextPanel
      key={item.id}
      item={item}
      neighbours={near.neighbours}
      onRetryNeighbours={near.retry}
      onOpenNeighbour={(place) => comparison.show(place, place)}
      neighboursFold={neighboursFold}
      projectPath={projectPath}
      comments={
        <CommentSection
          comments={comments.of(item)}
          draft={comments.draft(item.id)}
          onDraft={(draft) => comments.setDraft(item.id, draft)}
          send={(comment) => comments.send(item.id, comment)}
          onLeave={focusItem}
          unreachable={unreachable}
          box={commentBox}
        />
      }
    />
  ) : null;

  const contextPart = (
    <div ref={context}>
      {item && comparison.neighbour && comparison.ready ? (
        <div className="px-4 py-3.5">
          <NeighbourComparison
            here={{ ...item, number: item.sequence, withInput: comparison.ready.withInput }}
            neighbour={comparison.neighbour}
            tokenizer={comparison.ready.tokenizer}
            place={comparison.place}
            count={comparison.count}
            home={projectPath}
            keys={singleKeys}
            onPlace={(place) => comparison.show(place)}
            onLeave={comparison.leave}
          />
        </div>
      ) : null}
      {/* Kept as it is meanwhile, to come back to. */}
      <div hidden={comparison.neighbour !== null}>{beside}</div>
    </div>
  );

  const reasons =
    desk.mode === "reasons" && item ? (
      <RejectPanel
        number={item.sequence}
        offered={props.reasons}
        picked={desk.reasons}
        comment={rejectComment}
        lacking={desk.lacks === "reason"}
        onToggle={(reason) => acts.dispatch({ kind: "reason toggled", reason })}
        onComment={setRejectComment}
        onReject={() => onAct({ act: "confirm" })}
        onLeave={() => onAct({ act: "cancel" })}
      />
    ) : null;

  return (
    <div
      ref={page}
      className={cn(
        "-mx-4 -mt-5 mb-[calc(-2rem-var(--bottom-bar))] flex h-[calc(100dvh-var(--top-bar)-var(--bottom-bar))] flex-col md:-mx-8 md:-mt-6",
        // Who has switched single keys off is not shown them.
        !singleKeys && "[&_footer_kbd]:hidden",
        // Zoomed in far, the page scrolls as a whole.
        "[@media(height<34rem)]:mb-0 [@media(height<34rem)]:h-auto",
      )}
    >
      <DeskHead
        desk={desk}
        filters={filters}
        folded={folded}
        onHelp={() => setHelp(true)}
        onFold={() => fold(!folded)}
      />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <ScrollRegion label={t("item.region")} className="min-h-0 flex-1">
            <div className="px-4 py-5 md:px-8">
              {item ? (
                <DeskItem
                  key={item.id}
                  item={item}
                  decision={deed?.decision ?? null}
                  lookingBack={desk.lookingAt !== null}
                  heading={heading}
                  projectPath={projectPath}
                  editor={editor}
                  shared={comparison.shared}
                />
              ) : desk.supply === "empty" || desk.supply === "failed" ? (
                <NothingLeft
                  failed={desk.supply === "failed"}
                  queue={desk.queue}
                  narrowed={filter.category !== undefined || filter.run !== undefined}
                  projectPath={projectPath}
                  onLookAgain={acts.lookAgain}
                />
              ) : (
                <ItemSkeleton />
              )}
            </div>
            {wide ? null : <div className="border-t">{contextPart}</div>}
          </ScrollRegion>
          <DeskFooter
            desk={desk}
            last={work.lastDeed?.text ?? null}
            saveState={<SaveState saving={work.saving} onRetry={acts.retrySaving} />}
            reasons={reasons}
            onAct={onAct}
          />
        </div>
        {wide && !folded ? (
          <aside aria-label={t("context.label")} className="flex w-88 shrink-0 flex-col border-l bg-surface">
            <ScrollRegion label={t("context.label")} className="min-h-0 flex-1">
              {contextPart}
            </ScrollRegion>
          </aside>
        ) : null}
      </div>
      <HelpDialog open={help} onOpenChange={setHelp} singleKeys={singleKeys} onSingleKeys={switchSingleKeys} />
    </div>
  );
}
