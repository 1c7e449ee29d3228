"use client";

import { memo, type ReactNode, type RefObject } from "react";
import { CommentSection } from "#components/items/comment-section.tsx";
import type { KnownNeighbours } from "#components/items/use-neighbours.ts";
import { useSeenMentions } from "#components/items/use-seen-mentions.ts";
import { ContextPanel } from "#components/review/context-panel.tsx";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import type { useComments } from "./use-comments.ts";

const noComments: ReviewItem["comments"] = [];

/**
 * What stands beside the item on the desk; in its place, while one is open, the neighbour that it is compared with. It
 * renders only when something of it has changed: the item in the middle must not wait for it.
 */
export const DeskContext = memo(function DeskContext({
  shown: { item, neighbours },
  place,
  commentBox,
  comments,
  neighboursFolded,
  foldNeighbours,
  retryNeighbours,
  openNeighbour,
  compared,
  projectPath,
  unreachable,
  onLeave,
}: {
  shown: { item: ReviewItem | null; neighbours: KnownNeighbours };
  place: RefObject<HTMLDivElement | null>;
  commentBox: RefObject<HTMLTextAreaElement | null>;
  comments: ReturnType<typeof useComments>;
  neighboursFolded: boolean;
  foldNeighbours: (folded: boolean) => void;
  retryNeighbours: () => void;
  openNeighbour: (place: number) => void;
  /** The neighbour that lies open. */
  compared: ReactNode;
  projectPath: string;
  unreachable: string;
  /** Brings the focus back to the item. */
  onLeave: () => void;
}) {
  useSeenMentions(comments.api, item?.comments ?? noComments, comments.author.id);
  return (
    <div ref={place}>
      {compared ? <div className="px-4 py-3.5">{compared}</div> : null}
      {/* Kept as it is meanwhile, to come back to. */}
      <div hidden={compared !== null}>
        {item ? (
          <ContextPanel
            item={item}
            neighbours={neighbours}
            onRetryNeighbours={retryNeighbours}
            onOpenNeighbour={openNeighbour}
            neighboursFold={{ folded: neighboursFolded, fold: foldNeighbours }}
            projectPath={projectPath}
            comments={
              <CommentSection
                key={item.id}
                comments={comments.of(item)}
                hidden={item.hiddenComments}
                people={comments.people}
                me={comments.author.id}
                onResolve={comments.resolve}
                draft={comments.draft(item.id)}
                onDraft={(draft) => comments.setDraft(item.id, draft)}
                send={(comment) => comments.send(item.id, comment)}
                onLeave={onLeave}
                unreachable={unreachable}
                box={commentBox}
              />
            }
          />
        ) : null}
      </div>
    </div>
  );
});
