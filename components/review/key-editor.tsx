"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { chord as chordSchema, type KeyAction, keyActions } from "#lib/team/schema.ts";
import { browserUse, isSingle, keymapOf, takenFrom, withKey, withoutKey } from "./keymap.ts";
import { usePreferences } from "./preferences-context.tsx";

import { useNextPress } from "./use-next-press.ts";

/** A chord that was pressed and is not taken over without a word: who has it, or what browsers do with it. */
type Asked = { action: KeyAction; chord: string; from: KeyAction | null; use: "kept" | "used" | "moves" | null };

/** The person's key for each act of review. Choosing one waits for the next press; conflicts are shown and exchanged. */
export function KeyEditor() {
  const t = useTranslations("review.keys");
  const { preferences, change } = usePreferences();
  const { keys: own, singleKeyShortcuts } = preferences;
  const keymap = keymapOf(own);
  const [waiting, setWaiting] = useState<KeyAction | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState(false);
  const name = (action: KeyAction) => t(`action.${action}`);

  useNextPress(
    waiting !== null,
    (chord) => {
      if (!waiting) return;
      const fits = chordSchema.safeParse(chord).success;
      setRefused(!fits);
      if (!fits) return announce(t("refused"), "assertive");
      setWaiting(null);
      const from = takenFrom(own, waiting, chord);
      const use = browserUse(chord);
      if (from || use) setAsked({ action: waiting, chord, from, use });
      else take(waiting, chord);
    },
    () => callOff(),
  );

  function wait(action: KeyAction) {
    setAsked(null);
    setRefused(false);
    setWaiting(action);
    announce(t("press", { action: name(action) }), "assertive");
  }

  function callOff() {
    setWaiting(null);
    setRefused(false);
  }

  function take(action: KeyAction, chord: string) {
    change({ keys: withKey(own, action, chord) });
    setAsked(null);
    announce(t("changed", { action: name(action) }));
  }

  return (
    <div>
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {keyActions.map((action) => (
          <li key={action} className="border-b py-0.5">
            <div className="flex min-h-8 items-center gap-2">
              <span className="min-w-0 flex-1">{name(action)}</span>
              {own[action] !== undefined ? (
                <IconButton
                  size="icon-sm"
                  label={t("reset", { action: name(action) })}
                  icon={<RotateCcw />}
                  onClick={() => change({ keys: withoutKey(own, action) })}
                />
              ) : null}
              <button
                type="button"
                title={t("changeHint")}
                onClick={() => wait(action)}
                onBlur={() => waiting === action && callOff()}
                className={cn(
                  "inline-flex h-8 min-w-11 items-center justify-center gap-1 rounded-md border border-dashed border-line-strong/60 px-1.5 hover:border-solid hover:bg-sunken",
                  waiting === action && "border-solid border-accent bg-accent-soft text-sm text-accent-text",
                )}
              >
                <span className="sr-only">{t("change", { action: name(action) })}</span>
                {waiting === action
                  ? t("waiting")
                  : keymap.chords[action].map((chord) => (
                      <Kbd
                        key={chord}
                        keys={chord}
                        className={singleKeyShortcuts || !isSingle(chord) ? "" : "line-through opacity-60"}
                      />
                    ))}
              </button>
            </div>
            {waiting === action && refused ? <p className="pb-1 text-sm text-reject">{t("refused")}</p> : null}
            {asked?.action === action ? (
              <div role="alert" className="flex flex-wrap items-center gap-2 pt-1 pb-1.5 text-sm">
                <Kbd keys={asked.chord} />
                <span className="min-w-48 flex-1 text-pretty">
                  {asked.from ? t("taken", { action: name(asked.from) }) : null} {asked.use ? t(asked.use) : null}
                </span>
                <Button size="sm" autoFocus onClick={() => take(action, asked.chord)}>
                  {t(asked.from ? "exchange" : "useAnyway")}
                </Button>
                <Button size="sm" onClick={() => setAsked(null)}>
                  {t("keep")}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        className="mt-3"
        aria-disabled={Object.keys(own).length === 0}
        onClick={() => {
          change({ keys: {} });
          announce(t("allReset"));
        }}
      >
        {t("resetAll")}
      </Button>
    </div>
  );
}
