"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { AnswerCards } from "#components/disagreements/answer-cards.tsx";
import { DeskFoot } from "#components/disagreements/desk-foot.tsx";
import { DeskHead } from "#components/disagreements/desk-head.tsx";
import { onDesk, pickedAnswer } from "#components/disagreements/desk-state.ts";
import { DisputedText } from "#components/disagreements/disputed-text.tsx";
import { NothingToSettle } from "#components/disagreements/nothing-to-settle.tsx";
import { SettleContext } from "#components/disagreements/settle-context.tsx";
import { SettleHelp } from "#components/disagreements/settle-help.tsx";
import { settleActOf } from "#components/disagreements/settle-keys.ts";
import { askServer } from "#components/items/ask-server.ts";
import { CommentBox } from "#components/items/comment-box.tsx";
import { ItemEditor } from "#components/items/item-editor.tsx";
import type { MentionedPerson } from "#components/items/mentions.ts";
import { useTellOverride } from "#components/items/use-tell-override.ts";
import { GuidelinesPanel, GuidelinesSheet } from "#components/review/guidelines-panel.tsx";
import { ItemSkeleton } from "#components/review/item-skeleton.tsx";
import { LeaseNotice } from "#components/review/lease-notice.tsx";
import { useKeymap, usePreferences } from "#components/review/preferences-context.tsx";
import { RejectPanel } from "#components/review/reject-panel.tsx";
import { SaveState } from "#components/review/save-state.tsx";
import { textSizeClass } from "#components/review/text-size.ts";
import { cn } from "#components/ui/class-names.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { useFold } from "#components/ui/use-fold.ts";
import { useMediaQuery } from "#components/ui/use-media-query.ts";
import type { DisputeFilter } from "#lib/review/disagreement-schema.ts";
import type { RejectReason } from "#lib/review/schema.ts";
import { useDeskKeys } from "../use-desk-keys.ts";
import { useGuidelines } from "../use-guidelines.ts";
import { useItemStart } from "../use-item-start.ts";
import { settleActs } from "./settle-acts.ts";
import { useSettlePalette } from "./use-settle-palette.ts";
import { useSettling } from "./use-settling.ts";
import { useSettlingComments } from "./use-settling-comments.ts";

/** An adjudicator's desk: the item in the middle, the reviewers' decisions side by side below it, the actions along the bottom. */
export function DisagreementsDesk({
  slug,
  owner,
  userId,
  author,
  people,
  filter,
  reasons,
  menu,
}: {
  slug: string;
  /** Tells this person in this project from others of the same browser. */
  owner: string;
  userId: string;
  /** The adjudicator's name, for their comments. */
  author: string;
  /** Who can be called in a comment. */
  people: readonly MentionedPerson[];
  filter: DisputeFilter;
  /** The project's reasons to reject, those retired included. */
  reasons: readonly RejectReason[];
  /** The pages of review; stands in the head. */
  menu: ReactNode;
}) {
  const t = useTranslations("disagreements");
  const unreachable = useTranslations("errors")("unreachable");
  const api = `/api/p/${slug}`;
  const projectPath = `/p/${slug}`;
  const scope = filter.scope ?? "all";
  const work = useSettling({ api, owner, userId, filter });
  const { desk, acts } = work;
  const deed = onDesk(desk);
  const item = deed?.item ?? null;
  const { singleKeys } = useKeymap();
  const { textSize } = usePreferences().preferences;
  const { folded, fold } = useFold("seedbed.disagreements.context");
  const tellOverride = useTellOverride(projectPath);
  const [help, setHelp] = useState(false);
  const comments = useSettlingComments(api, { id: userId, name: author }, people);
  const guidelines = useGuidelines({ api, projectPath, current: desk.guideline });
  const heading = useRef<HTMLHeadingElement>(null);
  const commentBox = useRef<HTMLTextAreaElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const wide = useMediaQuery("(width >= 80rem)");
  const roomy = useMediaQuery("(width >= 48rem) and (height >= 40rem)");
  const focusItem = () => heading.current?.focus({ preventScroll: true });
  // What a reviewer rejected for may be retired since, and is taken over all the same.
  const offered = reasons.filter((reason) => !reason.retired || desk.reasons.includes(reason.key));

  useItemStart(item?.id ?? null, page, heading, () => {});
  const onAct = settleActs(work, {
    reasons: offered,
    leaveItem: () => item && void comments.sendLeftOver(item),
    openComment,
    switchGuidelines: () => guidelines.show(!guidelines.open),
    openHelp: () => setHelp(true),
    focusItem,
  });
  useDeskKeys(() => work.now.current.mode, settleActOf, onAct);
  useSettlePalette(onAct);

  function openComment() {
    fold(false);
    if (guidelines.open) guidelines.show(false);
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
          const { instruction, input, output } = item;
          // At once, so that a settlement made now is on this version; flags follow.
          acts.dispatch({
            kind: "renewed",
            item: { ...item, ...text, version, seen: { ...item.seen, [item.version]: { instruction, input, output } } },
          });
          leaveEditor();
          void acts.renew(item.id);
        }}
        onLeave={(outdated) => {
          leaveEditor();
          if (outdated) void acts.renew(item.id);
        }}
      />
    ) : null;

  const cards = item ? (
    <AnswerCards
      item={item}
      picked={pickedAnswer(desk)?.letter ?? null}
      changesFrom={desk.changesFrom}
      onPick={(at) => acts.dispatch({ kind: "answer picked", at })}
      onChanges={(from) => acts.dispatch({ kind: "changes shown", from })}
      onTake={
        desk.mode === "editing"
          ? null
          : (at) => {
              acts.dispatch({ kind: "answer picked", at });
              acts.accept();
            }
      }
    />
  ) : null;

  const context = item ? (
    <SettleContext
      key={item.id}
      item={item}
      comments={comments.of(item)}
      projectPath={projectPath}
      box={
        <CommentBox
          people={people}
          draft={comments.draft(item.id)}
          onDraft={(draft) => comments.setDraft(item.id, draft)}
          send={(comment) => comments.send(item.id, comment)}
          onSent={undefined}
          onLeave={focusItem}
          unreachable={unreachable}
          box={commentBox}
        />
      }
    />
  ) : null;

  const rejection =
    desk.mode === "reasons" && item ? (
      <RejectPanel
        number={item.sequence}
        offered={offered}
        picked={desk.reasons}
        comment={desk.comment}
        lacking={desk.lacks === "reason"}
        onToggle={(reason) => acts.dispatch({ kind: "reason toggled", reason })}
        onComment={(comment) => acts.dispatch({ kind: "comment written", comment })}
        onReject={() => onAct({ act: "confirm" })}
        onLeave={() => onAct({ act: "cancel" })}
      />
    ) : null;

  return (
    <div
      ref={page}
      className={cn(
        textSizeClass[textSize],
        "-mx-4 -mt-5 mb-[calc(-2rem-var(--bottom-bar))] flex h-[calc(100dvh-var(--top-bar)-var(--bottom-bar))] flex-col md:-mx-8 md:-mt-6",
        // Who has switched single keys off is not shown them.
        !singleKeys && "[&_footer_kbd]:hidden",
        // Zoomed in far, the page scrolls as a whole.
        "[@media(height<34rem)]:mb-0 [@media(height<34rem)]:h-auto",
      )}
    >
      <DeskHead
        desk={desk}
        menu={menu}
        scope={scope}
        folded={folded}
        onHelp={() => setHelp(true)}
        onFold={() => fold(!folded)}
      />
      <div className="flex min-h-0 flex-1">
        <div className="relative flex min-w-0 flex-1 flex-col">
          {item ? <LeaseNotice lease={work.lease} onKeep={acts.keepItems} /> : null}
          <ScrollRegion label={t("item.region")} className="min-h-0 flex-1">
            <div className="px-4 py-5 md:px-8">
              {item ? (
                <DisputedText
                  key={item.id}
                  item={item}
                  decision={deed?.decision ?? null}
                  lookingBack={desk.lookingAt !== null}
                  heading={heading}
                  projectPath={projectPath}
                  editor={editor}
                  changesFrom={desk.changesFrom}
                  onShowText={() => acts.dispatch({ kind: "changes shown", from: null })}
                />
              ) : desk.supply === "empty" || desk.supply === "failed" ? (
                <NothingToSettle
                  failed={desk.supply === "failed"}
                  counts={desk.counts}
                  scope={scope}
                  settled={desk.settled}
                  projectPath={projectPath}
                  onLookAgain={acts.lookAgain}
                />
              ) : (
                <ItemSkeleton />
              )}
            </div>
            {roomy ? null : <div className="border-t px-4 py-4">{cards}</div>}
            {wide ? null : <div className="border-t">{context}</div>}
          </ScrollRegion>
          {roomy && cards ? (
            <div className="flex h-[min(17rem,34dvh)] shrink-0 flex-col border-t bg-surface px-4 py-2.5 md:px-6">
              {cards}
            </div>
          ) : null}
          <DeskFoot
            desk={desk}
            last={work.lastDeed?.text ?? null}
            saveState={<SaveState saving={work.saving} onRetry={acts.retrySaving} />}
            reasons={rejection}
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
        ) : wide && !folded ? (
          <aside aria-label={t("context.label")} className="flex w-80 shrink-0 flex-col border-l bg-surface">
            <ScrollRegion label={t("context.label")} className="min-h-0 flex-1">
              {context}
            </ScrollRegion>
          </aside>
        ) : null}
      </div>
      <GuidelinesSheet open={guidelines.open && !wide} {...guidelines.shown} />
      <SettleHelp open={help} onOpenChange={setHelp} />
    </div>
  );
}
