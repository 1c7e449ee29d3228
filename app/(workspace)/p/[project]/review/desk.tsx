"use client";

import { CircleHelp, PanelRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { CommentSection } from "#components/items/comment-section.tsx";
import { ItemEditor } from "#components/items/item-editor.tsx";
import { ContextPanel } from "#components/review/context-panel.tsx";
import { DeskFooter } from "#components/review/desk-footer.tsx";
import { DeskItem } from "#components/review/desk-item.tsx";
import type { DeskAct } from "#components/review/desk-keys.ts";
import { DeskFigures, DeskProgress } from "#components/review/desk-progress.tsx";
import { onDesk } from "#components/review/desk-state.ts";
import { HelpDialog } from "#components/review/help-dialog.tsx";
import { NothingLeft } from "#components/review/nothing-left.tsx";
import { RejectPanel } from "#components/review/reject-panel.tsx";
import { SaveState } from "#components/review/save-state.tsx";
import { cn } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { notify } from "#components/ui/notify.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import { useMediaQuery } from "#components/ui/use-media-query.ts";
import { type QueueFilter, rejectReasons } from "#lib/review/schema.ts";
import { switchSingleKeys } from "./actions.ts";
import { useComments } from "./use-comments.ts";
import { useDesk } from "./use-desk.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useDeskPalette } from "./use-desk-palette.ts";
import { useNeighbours } from "./use-neighbours.ts";

const foldKey = "seedbed.review.context";

/** The review desk: one item in the middle, what helps to judge it beside it, the actions along the bottom. */
export function Desk({
  slug,
  owner,
  author,
  filter,
  filters,
  singleKeys: initialSingleKeys,
}: {
  slug: string;
  /** Tells this person in this project from others of the same browser. */
  owner: string;
  /** The reviewer's name, for their comments. */
  author: string;
  filter: QueueFilter;
  /** What narrows the queue; stands in the head. */
  filters: ReactNode;
  singleKeys: boolean;
}) {
  const t = useTranslations("review");
  const tErrors = useTranslations("errors");
  const api = `/api/p/${slug}`;
  const projectPath = `/p/${slug}`;
  const { desk, now, acts, saving, lastDeed } = useDesk({ api, owner, filter });
  const deed = onDesk(desk);
  const item = deed?.item ?? null;
  const lookingBack = desk.lookingAt !== null;
  const next = lookingBack ? (desk.ahead[0] ?? null) : (desk.ahead[1] ?? null);
  const near = useNeighbours(api, item, next);
  const comments = useComments(api, author);
  const [singleKeys, setSingleKeys] = useState(initialSingleKeys);
  const [help, setHelp] = useState(false);
  const [rejectComment, setRejectComment] = useState("");
  const [folded, setFolded] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const commentBox = useRef<HTMLTextAreaElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const wide = useMediaQuery("(width >= 80rem)");

  useEffect(() => setFolded(localStorage.getItem(foldKey) === "folded"), []);

  // The next item begins at its top, and a reader that was on the last one comes to it.
  const shown = useRef<string | null>(null);
  const shownId = item?.id ?? null;
  useLayoutEffect(() => {
    if (shownId === shown.current) return;
    const first = shown.current === null;
    shown.current = shownId;
    setRejectComment("");
    for (const region of root.current?.querySelectorAll("[role=region]") ?? []) region.scrollTop = 0;
    const at = document.activeElement;
    const adrift = at === null || at === document.body || at.closest("[role=region]") !== null;
    if (!first && adrift) heading.current?.focus({ preventScroll: true });
  }, [shownId]);

  function moveOn(act: () => void) {
    if (item) comments.sendLeftOver(item);
    act();
  }

  function openComment() {
    setFolded(false);
    // After the fold has opened.
    requestAnimationFrame(() => {
      commentBox.current?.focus();
      commentBox.current?.scrollIntoView({ block: "nearest" });
    });
  }

  function openReasons() {
    if (onDesk(now.current) && now.current.mode === "deciding")
      acts.dispatch({ kind: "mode changed", mode: "reasons" });
  }

  function closeReasons() {
    acts.dispatch({ kind: "mode changed", mode: "deciding" });
    heading.current?.focus({ preventScroll: true });
  }

  function foldContext() {
    setFolded(!folded);
    localStorage.setItem(foldKey, folded ? "open" : "folded");
  }

  function onAct(act: DeskAct): boolean {
    const { mode, lookingAt } = now.current;
    // The form has what would be lost; it is left by its own buttons and keys.
    if (mode === "editing") return false;
    switch (act.act) {
      case "approve":
        moveOn(acts.approve);
        return true;
      case "reject":
        openReasons();
        return true;
      case "confirm":
        moveOn(() => acts.reject(rejectComment));
        return true;
      case "reason": {
        const reason = rejectReasons[act.index];
        if (reason) acts.dispatch({ kind: "reason toggled", reason });
        return true;
      }
      case "category":
        acts.choose(act.category);
        return true;
      case "edit":
        if (onDesk(now.current)) acts.dispatch({ kind: "mode changed", mode: "editing" });
        return true;
      case "comment":
        openComment();
        return true;
      case "skip":
        moveOn(acts.skip);
        return true;
      case "undo":
        acts.undo();
        return true;
      case "back":
        acts.lookBack();
        return true;
      case "help":
        setHelp(true);
        return true;
      case "cancel":
        if (mode === "reasons") closeReasons();
        else if (lookingAt !== null) acts.dispatch({ kind: "returned" });
        else return false;
        return true;
    }
  }
  useDeskKeys(() => now.current.mode, singleKeys, onAct);
  useDeskPalette(onAct);

  async function leaveEditor(outdated: boolean) {
    acts.dispatch({ kind: "mode changed", mode: "deciding" });
    heading.current?.focus({ preventScroll: true });
    if (outdated && item) await acts.renew(item.id);
  }

  async function changeSingleKeys(on: boolean) {
    setSingleKeys(on);
    const result = await switchSingleKeys({ singleKeyShortcuts: on }).catch(() => null);
    if (result?.ok) return;
    setSingleKeys(!on);
    notify(result?.error.message ?? tErrors("unreachable"), { tone: "reject" });
  }

  const comment = item ? (
    <CommentSection
      comments={comments.of(item)}
      draft={comments.draft(item.id)}
      onDraft={(draft) => comments.setDraft(item.id, draft)}
      send={(each) => comments.send(item.id, each)}
      onLeave={() => heading.current?.focus({ preventScroll: true })}
      unreachable={tErrors("unreachable")}
      box={commentBox}
    />
  ) : null;
  const context = item ? (
    <ContextPanel
      key={item.id}
      item={item}
      neighbours={near.neighbours}
      onRetryNeighbours={near.retry}
      projectPath={projectPath}
      comments={comment}
    />
  ) : null;
  const editor =
    item && desk.mode === "editing" ? (
      <ItemEditor
        key={item.version}
        text={item}
        version={item.version}
        unreachable={tErrors("unreachable")}
        save={(edit) => askServer(`${api}/items/${item.id}/versions`, { body: edit })}
        onSaved={() => leaveEditor(true)}
        onLeave={leaveEditor}
      />
    ) : null;

  return (
    <div
      ref={root}
      className={cn(
        "-mx-4 -mt-5 mb-[calc(-2rem-var(--bottom-bar))] flex h-[calc(100dvh-var(--top-bar)-var(--bottom-bar))] flex-col md:-mx-8 md:-mt-6",
        // Who has switched single keys off is not shown them.
        !singleKeys && "[&_footer_kbd]:hidden",
        "[@media(height<34rem)]:mb-0 [@media(height<34rem)]:h-auto",
      )}
    >
      <DeskProgress queue={desk.queue} decided={desk.decided} />
      <div className="flex min-h-11 shrink-0 items-center gap-x-3 border-b px-4 md:px-6">
        <h1 className="text-base font-semibold max-md:sr-only">{t("title")}</h1>
        <div className="flex min-w-0 items-center gap-2 py-1.5">{filters}</div>
        <div className="flex-1" />
        <DeskFigures queue={desk.queue} decided={desk.decided} />
        <IconButton label={t("help.open")} shortcut="?" icon={<CircleHelp />} onClick={() => setHelp(true)} />
        <IconButton
          label={t(folded ? "context.show" : "context.hide")}
          icon={<PanelRight />}
          onClick={foldContext}
          className="max-xl:hidden"
        />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <ScrollRegion label={t("item.region")} className="min-h-0 flex-1">
            <div className="px-4 py-5 md:px-8">
              {item ? (
                <DeskItem
                  key={item.id}
                  item={item}
                  decision={deed?.decision ?? null}
                  lookingBack={lookingBack}
                  heading={heading}
                  projectPath={projectPath}
                  editor={editor}
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
            {wide ? null : <div className="border-t">{context}</div>}
          </ScrollRegion>
          <DeskFooter
            desk={desk}
            last={lastDeed?.text ?? null}
            saveState={<SaveState saving={saving} onRetry={acts.retrySaving} />}
            reasons={
              desk.mode === "reasons" && item ? (
                <RejectPanel
                  number={item.sequence}
                  picked={desk.reasons}
                  comment={rejectComment}
                  lacking={desk.lacks === "reason"}
                  onToggle={(reason) => acts.dispatch({ kind: "reason toggled", reason })}
                  onComment={setRejectComment}
                  onReject={() => onAct({ act: "confirm" })}
                  onLeave={closeReasons}
                />
              ) : null
            }
            onApprove={() => onAct({ act: "approve" })}
            onReject={() => (desk.mode === "reasons" ? closeReasons() : openReasons())}
            actions={{
              edit: () => onAct({ act: "edit" }),
              comment: openComment,
              skip: () => onAct({ act: "skip" }),
              lookBack: () => onAct({ act: "back" }),
              undo: () => onAct({ act: "undo" }),
            }}
            onChoose={acts.choose}
            onReturn={() => acts.dispatch({ kind: "returned" })}
          />
        </div>
        {wide && !folded ? (
          <aside aria-label={t("context.label")} className="flex w-88 shrink-0 flex-col border-l bg-surface">
            <ScrollRegion label={t("context.label")} className="min-h-0 flex-1">
              {context}
            </ScrollRegion>
          </aside>
        ) : null}
      </div>
      <HelpDialog open={help} onOpenChange={setHelp} singleKeys={singleKeys} onSingleKeys={changeSingleKeys} />
    </div>
  );
}

function ItemSkeleton() {
  return (
    <LoadingPlace className="mx-auto flex w-full max-w-[calc(68ch*1.2857)] flex-col gap-4">
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-16" />
      <Skeleton className="h-40" />
      <Skeleton className="h-32" />
    </LoadingPlace>
  );
}
