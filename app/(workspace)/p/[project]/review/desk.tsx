"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { ItemEditor } from "#components/items/item-editor.tsx";
import type { MentionedPerson } from "#components/items/mentions.ts";
import { NeighbourComparison } from "#components/items/neighbour-comparison.tsx";
import { useTellOverride } from "#components/items/use-tell-override.ts";
import { DeskFooter } from "#components/review/desk-footer.tsx";
import { DeskHead } from "#components/review/desk-head.tsx";
import { DeskItem } from "#components/review/desk-item.tsx";
import { type DeskAct, deskActOf } from "#components/review/desk-keys.ts";
import { onDesk } from "#components/review/desk-state.ts";
import { FocusModeExit } from "#components/review/focus-mode-exit.tsx";
import { GuidelinesPanel, GuidelinesSheet } from "#components/review/guidelines-panel.tsx";
import { HelpDialog } from "#components/review/help-dialog.tsx";
import { ItemSkeleton } from "#components/review/item-skeleton.tsx";
import { LeaseNotice } from "#components/review/lease-notice.tsx";
import { NothingLeft } from "#components/review/nothing-left.tsx";
import { PreferencesProvider, useKeymap, usePreferences } from "#components/review/preferences-context.tsx";
import { RejectPanel } from "#components/review/reject-panel.tsx";
import { nextTextSize, textSizeClass } from "#components/review/text-size.ts";
import { announce } from "#components/ui/announce.ts";
import { cn } from "#components/ui/class-names.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { useFold } from "#components/ui/use-fold.ts";
import { useMediaQuery } from "#components/ui/use-media-query.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import type { QueueFilter, RejectReason } from "#lib/review/schema.ts";
import type { Preferences } from "#lib/team/schema.ts";
import { keepPreferences } from "./actions.ts";
import { deskActs } from "./desk-acts.ts";
import { DeskContext } from "./desk-context.tsx";
import { useBreakReminder } from "./use-break-reminder.ts";
import type { useComparison } from "./use-comparison.ts";
import { useDesk } from "./use-desk.ts";
import { useDeskContext } from "./use-desk-context.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useDeskPalette } from "./use-desk-palette.ts";
import { useFocusMode } from "./use-focus-mode.ts";
import { useGuidelines } from "./use-guidelines.ts";
import { useHold } from "./use-hold.ts";
import { useItemStart } from "./use-item-start.ts";
import { useKeyHint } from "./use-key-hint.ts";
import { useSight } from "./use-sight.ts";
import { useStable } from "./use-stable.ts";

type Props = {
  slug: string;
  /** Tells this person in this project from others of the same browser. */
  owner: string;
  userId: string;
  /** The reviewer's name, for their comments. */
  author: string;
  /** Who can be mentioned in comments. */
  people: readonly MentionedPerson[];
  filter: QueueFilter;
  /** What narrows the queue; stands in the head. */
  filters: ReactNode;
  /** Offered to reject for, in the order of their digits. */
  reasons: readonly RejectReason[];
};

/** The review desk: one item in the middle, what helps to judge it beside it, the actions along the bottom. */
export function Desk({ preferences, ...props }: Props & { preferences: Preferences }) {
  return (
    <PreferencesProvider preferences={preferences} save={keepPreferences}>
      <OpenDesk {...props} />
    </PreferencesProvider>
  );
}

function OpenDesk({ slug, owner, userId, author, people, filter, filters, reasons }: Props) {
  const t = useTranslations("review");
  const unreachable = useTranslations("errors")("unreachable");
  const api = `/api/p/${slug}`;
  const projectPath = `/p/${slug}`;
  const { preferences, change } = usePreferences();
  const { shown } = useKeymap();
  const sight = useRef<(itemId: string) => number>(() => 0);
  const writing = useRef<(item: ReviewItem) => boolean>(() => false);
  const work = useDesk({
    api,
    owner,
    userId,
    filter,
    timeInSight: (itemId) => sight.current(itemId),
    isWriting: (each) => writing.current(each),
  });
  const { desk, acts } = work;
  const deed = onDesk(desk);
  const item = deed?.item ?? null;
  sight.current = useSight(item?.id ?? null);
  const hold = useHold(work.now, item?.id ?? null);
  const { folded, fold } = useFold("seedbed.review.context");
  const [focusMode, setFocusMode] = useFocusMode();
  const [help, setHelp] = useState(false);
  const [rejectComment, setRejectComment] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const wide = useMediaQuery("(width >= 80rem)");
  const focusItem = useStable(() => heading.current?.focus({ preventScroll: true }));
  const switchContext = useStable(() => fold(!folded));
  const openContext = useStable(() => {
    fold(false);
    setFocusMode(false);
  });
  const context = useDeskContext({
    api,
    author: { id: userId, name: author },
    people,
    item,
    ahead: desk.ahead,
    inSight: !folded && !focusMode,
    open: openContext,
    focusItem,
  });
  writing.current = (each) => context.comments.draft(each.id).trim() !== "";
  const tellOverride = useTellOverride(projectPath);
  const guidelines = useGuidelines({ api, projectPath, current: desk.queue?.guideline ?? null });
  useBreakReminder(preferences.breakReminder);

  useItemStart(item?.id ?? null, page, heading, () => setRejectComment(""));
  const act = deskActs(work, {
    leaveItem: () => item && context.comments.sendLeftOver(item),
    reasons,
    rejectComment,
    openComment: context.openComment,
    openHelp: () => setHelp(true),
    focusItem,
    compare: context.compare,
    leaveComparison: context.leaveComparison,
    hold,
    switchGuidelines: () => guidelines.show(!guidelines.open),
    switchFocusMode: () => {
      setFocusMode(!focusMode);
      announce(t(focusMode ? "focus.left" : "focus.entered"));
    },
    leaveFocusMode: () => {
      if (focusMode) setFocusMode(false);
      return focusMode;
    },
    resizeText: (by) => {
      const textSize = nextTextSize(preferences.textSize, by);
      if (textSize !== preferences.textSize) change({ textSize });
      announce(t("textSize", { size: t(`settings.size.${textSize}`) }));
    },
  });
  const { hint, byHand, byKey } = useKeyHint(preferences.keyHints);
  const onKey = useStable((each: DeskAct) => {
    byKey();
    return act(each);
  });
  const onAct = useStable((each: DeskAct) => {
    byHand(each);
    return act(each);
  });
  useDeskKeys(() => work.now.current.mode, deskActOf, onKey);
  useDeskPalette(onAct);

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
        save={(edit) => askServer(`${api}/items/${item.id}/versions`, { body: edit, person: userId })}
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

  const contextPart = (
    <DeskContext
      {...context.parts}
      compared={item ? comparedNeighbour(context.comparison, item, projectPath, shown) : null}
      projectPath={projectPath}
      unreachable={unreachable}
      onLeave={focusItem}
    />
  );

  const reasonsPanel =
    desk.mode === "reasons" && item ? (
      <RejectPanel
        number={item.sequence}
        offered={reasons}
        picked={desk.reasons}
        comment={rejectComment}
        lacking={desk.lacks === "reason"}
        onToggle={(reason) => acts.dispatch({ kind: "reason toggled", reason })}
        onComment={setRejectComment}
        onReject={() => onAct({ act: "confirm" })}
        onLeave={() => onAct({ act: "cancel" })}
      />
    ) : null;

  const nothing = desk.resting || desk.supply === "empty" || desk.supply === "failed";
  return (
    <div
      ref={page}
      className={cn(
        "flex flex-col",
        textSizeClass[preferences.textSize],
        focusMode
          ? "fixed inset-0 z-40 bg-background"
          : "-mx-4 -mt-5 mb-[calc(-2rem-var(--bottom-bar))] h-[calc(100dvh-var(--top-bar)-var(--bottom-bar))] md:-mx-8 md:-mt-6",
        // Zoomed in far, the page scrolls as a whole.
        focusMode
          ? "[@media(height<34rem)]:overflow-y-auto"
          : "[@media(height<34rem)]:mb-0 [@media(height<34rem)]:h-auto",
      )}
    >
      {focusMode ? (
        <FocusModeExit onAct={onAct} />
      ) : (
        <DeskHead desk={desk} filters={filters} folded={folded} onAct={onAct} onFold={switchContext} />
      )}
      <div className="flex min-h-0 flex-1">
        <div className="relative flex min-w-0 flex-1 flex-col">
          {item ? <LeaseNotice lease={work.lease} onKeep={acts.keepItems} /> : null}
          <ScrollRegion label={t("item.region")} className="min-h-0 flex-1">
            <div className={cn("px-4 py-5 md:px-8", focusMode && "max-md:pr-11")}>
              {item ? (
                <DeskItem
                  key={item.id}
                  item={item}
                  decision={deed?.decision ?? null}
                  lookingBack={desk.lookingAt !== null}
                  heading={heading}
                  projectPath={projectPath}
                  editor={editor}
                  shared={context.comparison.shared}
                />
              ) : nothing ? (
                <NothingLeft
                  failed={desk.supply === "failed"}
                  resting={desk.resting}
                  queue={desk.queue}
                  narrowed={filter.category !== undefined || filter.run !== undefined}
                  projectPath={projectPath}
                  onLookAgain={desk.resting ? acts.goOn : acts.lookAgain}
                />
              ) : (
                <ItemSkeleton />
              )}
            </div>
            {wide || focusMode ? null : <div className="border-t">{contextPart}</div>}
          </ScrollRegion>
          <DeskFooter
            desk={desk}
            last={work.lastDeed?.text ?? null}
            hint={hint}
            saving={work.saving}
            onRetry={acts.retrySaving}
            reasons={reasonsPanel}
            onAct={onAct}
          />
        </div>
        {wide && guidelines.open ? (
          <aside
            aria-label={t("palette.guidelines")}
            className="flex w-88 shrink-0 flex-col border-l bg-surface 2xl:w-md"
          >
            <GuidelinesPanel {...guidelines.shown} />
          </aside>
        ) : wide && !folded && !focusMode ? (
          <aside aria-label={t("context.label")} className="flex w-88 shrink-0 flex-col border-l bg-surface">
            <ScrollRegion label={t("context.label")} className="min-h-0 flex-1">
              {contextPart}
            </ScrollRegion>
          </aside>
        ) : null}
      </div>
      <GuidelinesSheet open={guidelines.open && !wide} {...guidelines.shown} />
      <HelpDialog open={help} onOpenChange={setHelp} />
    </div>
  );
}

/** The neighbour that lies open beside the item; null where none does. */
function comparedNeighbour(
  comparison: ReturnType<typeof useComparison>,
  item: ReviewItem,
  home: string,
  shown: ReturnType<typeof useKeymap>["shown"],
): ReactNode {
  const { neighbour, ready } = comparison;
  if (!neighbour || !ready) return null;
  return (
    <NeighbourComparison
      here={{ ...item, number: item.sequence, withInput: ready.withInput }}
      neighbour={neighbour}
      tokenizer={ready.tokenizer}
      place={comparison.place}
      count={comparison.count}
      home={home}
      keys={{ next: shown("compare"), previous: shown("compareBefore") }}
      onPlace={(place) => comparison.show(place)}
      onLeave={comparison.leave}
    />
  );
}
