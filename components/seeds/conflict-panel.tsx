"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { DiffText } from "#components/ui/diff-text.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import { differingFields, type SeedFieldName, type SeedFields } from "#lib/seeds/schema.ts";
import { fieldText } from "./field-text.ts";
import type { SavedState } from "./use-seed-draft.ts";

/**
 * Two people edited one seed: what the other saved against the text in the form, field by field. `choose` offers to take theirs, save
 * mine or merge; while merging, each field can be set to theirs or back to mine.
 */
export function ConflictPanel({
  theirs,
  current,
  choose,
  merging,
}: {
  theirs: SavedState;
  current: SeedFields;
  choose: { takeTheirs: () => void; saveMine: () => void; merge: () => void } | null;
  merging: { mine: SeedFields; change: (changes: Partial<SeedFields>) => void } | null;
}) {
  const t = useTranslations("seeds.conflict");
  const label = useTranslations("seeds.field");
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer revision takes the focus again
  useEffect(() => panel.current?.focus(), [theirs.revision]);
  const differing = differingFields(theirs.fields, current);
  // While merging, fields stay listed that agree by now, so that they can be set back.
  const listed = merging ? differingFields(theirs.fields, merging.mine) : differing;
  const when = <RelativeTime key="when" value={theirs.savedAt} />;

  return (
    <section
      ref={panel}
      tabIndex={-1}
      role="alert"
      className="flex flex-col gap-3 rounded-md border border-warning/40 bg-warning-soft px-4 py-3 focus-visible:outline-2"
    >
      <div>
        <h2 className="font-semibold text-warning">{t("title", { name: theirs.savedBy ?? t("someone") })}</h2>
        <p>{merging ? t("merging") : t.rich("text", { revision: theirs.revision, when: () => when })}</p>
        <p className="text-sm text-muted">{t("legend")}</p>
      </div>
      {listed.length === 0 ? <p>{t("same")}</p> : null}
      <ul aria-label={t("differences")} className="flex flex-col gap-3">
        {listed.map((name) => (
          <li key={name} className="rounded-md border bg-background px-3 py-2">
            <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
              <h3 className="text-sm font-medium">{label(name)}</h3>
              {merging ? <FieldChoice name={name} theirs={theirs.fields} {...merging} /> : null}
            </div>
            <DiffText segments={wordDiff(fieldText(theirs.fields, name), fieldText(current, name))} />
          </li>
        ))}
      </ul>
      {choose ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={choose.takeTheirs}>{t("takeTheirs")}</Button>
          <Button onClick={choose.saveMine}>{t("saveMine")}</Button>
          <Button onClick={choose.merge}>{t("merge")}</Button>
        </div>
      ) : null}
    </section>
  );
}

function FieldChoice({
  name,
  theirs,
  mine,
  change,
}: {
  name: SeedFieldName;
  theirs: SeedFields;
  mine: SeedFields;
  change: (changes: Partial<SeedFields>) => void;
}) {
  const t = useTranslations("seeds.conflict");
  const label = useTranslations("seeds.field");
  const hidden = <span className="sr-only">{label(name)}</span>;
  return (
    <span className="flex gap-2">
      <Button size="sm" onClick={() => change({ [name]: theirs[name] })}>
        {t("useTheirs")} {hidden}
      </Button>
      <Button size="sm" onClick={() => change({ [name]: mine[name] })}>
        {t("useMine")} {hidden}
      </Button>
    </span>
  );
}
