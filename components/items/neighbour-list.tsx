"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Progress } from "#components/ui/progress.tsx";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import type { Neighbour } from "#lib/items/queries/list-neighbours.ts";
import { NeighbourFacts, NeighbourName, NeighbourScore, NeighbourSetAside } from "./neighbour-head.tsx";
import { SharedText } from "./shared-text.tsx";
import { type ComparedTask, sharedWording } from "./shared-wording.ts";
import type { KnownNeighbours } from "./use-neighbours.ts";

const expected = 10;
/** Every row is as high, and the place is always that of ten: what stands below never moves. */
const rowHeight = "h-18";
const placeHeight = "min-h-180";

/**
 * What is most like an item, the most similar first, with the score and the shared words marked. It keeps the same place whether it
 * loads, is being prepared, or is there.
 */
export function NeighbourList({
  here,
  neighbours,
  onRetry,
  onOpen,
}: {
  here: { instruction: string; input: string };
  neighbours: KnownNeighbours;
  onRetry: () => void;
  /** A neighbour is to be compared, by its place in the list. */
  onOpen: (place: number) => void;
}) {
  const t = useTranslations("items.neighbours");
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} tabIndex={-1} className={`${placeHeight} focus:outline-none`}>
      {neighbours.state === "loading" ? (
        <LoadingPlace>
          {Array.from({ length: expected }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the places are all alike and never move
            <Skeleton key={place} className={`${rowHeight} py-1.5`} />
          ))}
        </LoadingPlace>
      ) : neighbours.state === "failed" ? (
        <div className="flex flex-wrap items-center gap-2">
          <p className="text-muted">{t("failed")}</p>
          <Button
            size="sm"
            onClick={() => {
              // The button goes away; who is at it stays at this place.
              place.current?.focus({ preventScroll: true });
              onRetry();
            }}
          >
            {t("retry")}
          </Button>
        </div>
      ) : neighbours.state === "preparing" ? (
        <Preparing done={neighbours.done} total={neighbours.total} />
      ) : neighbours.neighbours.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ul className="-mx-2">
          {neighbours.neighbours.map((each, place) => (
            <li key={`${each.of} ${each.number}`} className={`border-b last:border-b-0 ${rowHeight}`}>
              <Row
                here={{ ...here, withInput: neighbours.withInput }}
                neighbour={each}
                tokenizer={neighbours.tokenizer}
                onOpen={() => onOpen(place)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Preparing({ done, total }: { done: number; total: number }) {
  const t = useTranslations("items.neighbours");
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="text-sm text-muted">{t("preparing")}</p>
      <Progress
        label={t("preparingLabel")}
        value={total === 0 ? null : done}
        max={total}
        detail={t("preparingDetail", { done, total })}
        tone="muted"
        thin
      />
    </div>
  );
}

function Row({
  here,
  neighbour,
  tokenizer,
  onOpen,
}: {
  here: ComparedTask;
  neighbour: Neighbour;
  tokenizer: Tokenizer;
  onOpen: () => void;
}) {
  const t = useTranslations("items.neighbours");
  const { of, number, instruction, input, score } = neighbour;
  const shared = useMemo(
    () =>
      sharedWording(
        { instruction: here.instruction, input: here.input, withInput: here.withInput },
        neighbour,
        tokenizer,
      ),
    [here.instruction, here.input, here.withInput, neighbour, tokenizer],
  );
  // Where the input counts the instructions are mostly the same, and the input is what tells them apart.
  const part = neighbour.withInput && input.trim() !== "" ? "input" : "instruction";
  return (
    <button
      type="button"
      data-neighbour={`${of} ${number}`}
      onClick={onOpen}
      className="focus-inset flex size-full flex-col gap-0.5 overflow-hidden rounded-sm px-2 py-1.5 text-left hover:bg-sunken"
    >
      <span className="sr-only">{t("compareWith")} </span>
      <span className="flex h-5 w-full items-center gap-x-2 overflow-hidden text-sm whitespace-nowrap text-muted tabular-nums">
        <NeighbourScore score={score} />
        <NeighbourName neighbour={neighbour} />
        <NeighbourFacts neighbour={neighbour} />
      </span>
      {shared ? <span className="sr-only">{t("shares", { words: shared.words, of: shared.ofThere })} </span> : null}
      <NeighbourSetAside neighbour={neighbour} />
      <span className={cn("text-sm wrap-anywhere", neighbour.duplicateOf ? "line-clamp-1" : "line-clamp-2")}>
        <SharedText text={part === "input" ? input : instruction} shared={shared?.there[part] ?? []} />
      </span>
    </button>
  );
}
