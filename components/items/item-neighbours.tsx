"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { FoldButton } from "#components/ui/fold-button.tsx";
import { useFold } from "#components/ui/use-fold.ts";
import type { TaskText } from "#lib/items/schema.ts";
import { NeighbourComparison } from "./neighbour-comparison.tsx";
import { NeighbourList } from "./neighbour-list.tsx";
import { useNeighbours } from "./use-neighbours.ts";

/**
 * What is most like an item, on its page and in its panel: folded away or open, as this browser remembers, and loaded only while it is
 * open. One of them can be opened in the list's place.
 */
export function ItemNeighbours({
  item,
  home,
  fold: { key, usual },
  level = 2,
}: {
  item: TaskText & { id: string; number: number; version: number };
  /** "/p/SLUG" */
  home: string;
  /** Under which name the fold is remembered, and how it is before. */
  fold: { key: string; usual: boolean };
  level?: 2 | 3;
}) {
  const t = useTranslations("items.neighbours");
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  const { folded, fold } = useFold(key, usual);
  const api = `/api${home}/items/${item.id}/neighbours`;
  const { neighbours, retry } = useNeighbours(folded ? [] : [{ key: `${item.id} ${item.version}`, path: api }]);
  const [place, setPlace] = useState<number | null>(null);
  const section = useRef<HTMLElement>(null);
  const left = useRef<number | null>(null);
  const compared = place === null || neighbours.state !== "ready" ? undefined : neighbours.neighbours[place];

  // Who comes back to the list is at the neighbour that was open.
  useEffect(() => {
    if (place === null && left.current !== null) {
      section.current?.querySelectorAll<HTMLElement>("[data-neighbour]")[left.current]?.focus();
    }
    left.current = place;
  }, [place]);

  return (
    <section ref={section} aria-labelledby={id}>
      <Heading id={id} className={level === 2 ? "text-lg font-semibold" : "text-sm font-medium text-muted"}>
        <FoldButton folded={folded} onFold={fold}>
          {t("title")}
        </FoldButton>
      </Heading>
      {folded ? null : (
        <div className="pt-2">
          {compared && neighbours.state === "ready" && place !== null ? (
            <NeighbourComparison
              here={{ ...item, withInput: neighbours.withInput }}
              neighbour={compared}
              tokenizer={neighbours.tokenizer}
              place={place}
              count={neighbours.neighbours.length}
              home={home}
              onPlace={setPlace}
              onLeave={() => setPlace(null)}
            />
          ) : (
            <NeighbourList here={item} neighbours={neighbours} onRetry={retry} onOpen={setPlace} />
          )}
        </div>
      )}
    </section>
  );
}
