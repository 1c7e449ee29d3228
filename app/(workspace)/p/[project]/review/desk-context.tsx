"use client";

import { CommentSection } from "#components/items/comment-section.tsx";
import { NeighbourComparison } from "#components/items/neighbour-comparison.tsx";
import { ContextPanel } from "#components/review/context-panel.tsx";
import { useKeymap } from "#components/review/preferences-context.tsx";
import type { useDeskContext } from "./use-desk-context.ts";
import { useStable } from "./use-stable.ts";

/** What stands beside the item on the desk; in its place, while one is open, the neighbour that it is compared with. */
export function DeskContext({
  context,
  projectPath,
  unreachable,
  onLeave,
}: {
  context: ReturnType<typeof useDeskContext>;
  projectPath: string;
  unreachable: string;
  /** Brings the focus back to the item. */
  onLeave: () => void;
}) {
  const { shown } = useKeymap();
  const { comparison, comments, item } = context;
  const { item: here, neighbours } = context.shown;
  const onOpenNeighbour = useStable((place: number) => comparison.show(place, place));
  return (
    <div ref={context.place}>
      {item && comparison.neighbour && comparison.ready ? (
        <div className="px-4 py-3.5">
          <NeighbourComparison
            here={{ ...item, number: item.sequence, withInput: comparison.ready.withInput }}
            neighbour={comparison.neighbour}
            tokenizer={comparison.ready.tokenizer}
            place={comparison.place}
            count={comparison.count}
            home={projectPath}
            keys={{ next: shown("compare"), previous: shown("compareBefore") }}
            onPlace={(place) => comparison.show(place)}
            onLeave={comparison.leave}
          />
        </div>
      ) : null}
      {/* Kept as it is meanwhile, to come back to. */}
      <div hidden={comparison.neighbour !== null}>
        {here ? (
          <ContextPanel
            item={here}
            neighbours={neighbours}
            onRetryNeighbours={context.retryNeighbours}
            onOpenNeighbour={onOpenNeighbour}
            neighboursFold={context.neighboursFold}
            projectPath={projectPath}
            comments={
              <CommentSection
                key={here.id}
                comments={comments.of(here)}
                hidden={here.hiddenComments}
                people={comments.people}
                me={comments.author.id}
                onResolve={comments.resolve}
                draft={comments.draft(here.id)}
                onDraft={(draft) => comments.setDraft(here.id, draft)}
                send={(comment) => comments.send(here.id, comment)}
                onLeave={onLeave}
                unreachable={unreachable}
                box={context.commentBox}
              />
            }
          />
        ) : null}
      </div>
    </div>
  );
}
