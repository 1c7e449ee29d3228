"use client";

import { ArrowDown, ArrowLeft, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { DiffText } from "#components/ui/diff-text.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import type { Neighbour } from "#lib/items/queries/list-neighbours.ts";
import type { TaskText } from "#lib/items/schema.ts";
import { MoreLikeThis } from "./more-like-this.tsx";
import { NeighbourFacts, NeighbourScore, NeighbourSetAside } from "./neighbour-head.tsx";
import { SharedText } from "./shared-text.tsx";
import { sharedWording } from "./shared-wording.ts";

const fields = ["instruction", "input", "output"] as const;
/** As much of a text as a neighbour brings along. */
const mostCompared = 4_000;

/** A neighbour beside an item: what differs, word by word, or what both share; with the one before and the one after. */
export function NeighbourComparison({
  here,
  neighbour,
  tokenizer,
  place,
  count,
  home,
  keys,
  onPlace,
  onLeave,
}: {
  here: TaskText & { number: number; withInput: boolean };
  neighbour: Neighbour;
  tokenizer: Tokenizer;
  /** Which of the neighbours it is, from 0. */
  place: number;
  count: number;
  /** "/p/SLUG" */
  home: string;
  /** The desk's keys that lead through the neighbours. */
  keys?: { next: string | undefined; previous: string | undefined };
  onPlace: (place: number) => void;
  onLeave: () => void;
}) {
  const t = useTranslations("items.neighbours");
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [look, setLook] = useState<"differences" | "shared">("differences");
  const { of, number } = neighbour;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each neighbour begins at its name
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [of, number]);

  return (
    <section
      aria-labelledby={id}
      onKeyDown={(event) => {
        const composing = event.nativeEvent.isComposing || event.keyCode === 229;
        if (event.key !== "Escape" || event.defaultPrevented || composing) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
      className="flex flex-col gap-3"
    >
      <div className="flex items-center gap-1">
        <Button size="sm" variant="quiet" icon={<ArrowLeft />} onClick={onLeave} className="-ml-2 max-md:h-11">
          {t("back")}
          {keys ? <Kbd keys="escape" className="max-md:hidden" /> : null}
        </Button>
        <div className="flex-1" />
        <span className="text-sm text-muted tabular-nums">{t("place", { place: place + 1, count })}</span>
        <IconButton
          label={t("previous")}
          icon={<ArrowUp />}
          {...(keys?.previous ? { shortcut: keys.previous } : {})}
          aria-disabled={place === 0}
          onClick={() => place > 0 && onPlace(place - 1)}
          className="aria-disabled:opacity-40"
        />
        <IconButton
          label={t("next")}
          icon={<ArrowDown />}
          {...(keys?.next ? { shortcut: keys.next } : {})}
          aria-disabled={place === count - 1}
          onClick={() => place < count - 1 && onPlace(place + 1)}
          className="aria-disabled:opacity-40"
        />
      </div>
      <div>
        <h3
          id={id}
          ref={heading}
          tabIndex={-1}
          className="scroll-mt-28 scroll-mb-[50vh] text-base font-semibold tabular-nums"
        >
          {t("beside", { of, number })}
        </h3>
        <p className="mt-1 flex min-h-5 flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          <NeighbourScore score={neighbour.score} />
          <NeighbourFacts neighbour={neighbour} />
          <NeighbourSetAside neighbour={neighbour} />
        </p>
      </div>
      <Segmented
        label={t("look")}
        value={look}
        options={[
          { value: "differences", label: t("differences") },
          { value: "shared", label: t("shared") },
        ]}
        onChange={setLook}
        className="self-start"
      />
      {look === "differences" ? (
        <Differences here={here} neighbour={neighbour} />
      ) : (
        <Shared here={here} neighbour={neighbour} tokenizer={tokenizer} />
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-2">
        <TextLink href={`${home}/${of}s/${number}`} target="_blank" rel="noopener">
          {t(of === "seed" ? "openSeed" : "openItem", { number })}
        </TextLink>
        <MoreLikeThis of={of} number={number} home={home} look="link" />
      </p>
    </section>
  );
}

type Sides = { here: TaskText & { number: number; withInput: boolean }; neighbour: Neighbour };

function Differences({ here, neighbour }: Sides) {
  const t = useTranslations("items.neighbours");
  const tText = useTranslations("items.text");
  const cut = fields.some((field) => here[field].length > mostCompared);
  const changes = useMemo(
    () =>
      fields.map((field) => {
        const own = here[field].slice(0, mostCompared);
        return { field, same: own === neighbour[field], segments: wordDiff(own, neighbour[field]) };
      }),
    [here, neighbour],
  );
  return (
    <>
      {changes.map(({ field, same, segments }) => (
        <Part key={field} label={tText(field)}>
          {same ? (
            <p className="text-muted">{t(neighbour[field].trim() === "" ? "bothEmpty" : "same")}</p>
          ) : (
            <DiffText segments={segments} className="rounded-md border bg-background px-3 py-2" />
          )}
        </Part>
      ))}
      <p className="text-sm text-muted">
        {t("legend", { here: here.number, of: neighbour.of, number: neighbour.number })}
      </p>
      {cut ? <p className="text-sm text-muted">{t("cut", { most: mostCompared })}</p> : null}
    </>
  );
}

function Shared({ here, neighbour, tokenizer }: Sides & { tokenizer: Tokenizer }) {
  const t = useTranslations("items.neighbours");
  const wording = useMemo(() => sharedWording(here, neighbour, tokenizer), [here, neighbour, tokenizer]);
  const { of, number } = neighbour;
  return (
    <>
      <p className="text-sm text-muted text-pretty">
        {wording
          ? t("counted", {
              words: wording.words,
              ofHere: wording.ofHere,
              ofThere: wording.ofThere,
              here: here.number,
              of,
              number,
            })
          : t("tooLong")}
      </p>
      <Part label={t("instructionOf", { of: "item", number: here.number })}>
        <Text text={here.instruction} shared={wording?.here.instruction ?? []} />
      </Part>
      {here.withInput ? (
        <Part label={t("inputOf", { of: "item", number: here.number })}>
          <Text text={here.input} shared={wording?.here.input ?? []} />
        </Part>
      ) : null}
      <Part label={t("instructionOf", { of, number })}>
        <Text text={neighbour.instruction} shared={wording?.there.instruction ?? []} />
      </Part>
      {neighbour.input.trim() === "" ? null : (
        <Part label={t("inputOf", { of, number })}>
          <Text text={neighbour.input} shared={wording?.there.input ?? []} />
        </Part>
      )}
      <Part label={t("outputOf", { of, number })}>
        <Text text={neighbour.output} shared={[]} />
      </Part>
    </>
  );
}

function Text({ text, shared }: { text: string; shared: Parameters<typeof SharedText>[0]["shared"] }) {
  return (
    <p className="rounded-md border bg-background px-3 py-2 wrap-anywhere whitespace-pre-wrap">
      <SharedText text={text} shared={shared} />
    </p>
  );
}

function Part({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <h4 className="mb-1 text-sm font-medium text-muted">{label}</h4>
      {children}
    </div>
  );
}
