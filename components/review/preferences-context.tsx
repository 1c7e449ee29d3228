"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { notify } from "#components/ui/notify.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import type { KeyAction, PreferenceChanges, Preferences } from "#lib/team/schema.ts";
import { isSingle, type Keymap, keymapOf } from "./keymap.ts";

type Kept = { preferences: Preferences; change: (changed: Partial<Preferences>) => void };

const usual = { keys: {}, singleKeyShortcuts: true };
const PreferencesContext = createContext<Kept | null>(null);

/** The person's preferences for what is inside. A change holds at once, and is taken back where it cannot be saved. */
export function PreferencesProvider({
  preferences: initial,
  save,
  children,
}: {
  preferences: Preferences;
  save: (changed: PreferenceChanges) => Promise<ActionResult<void>>;
  children: ReactNode;
}) {
  const t = useTranslations("errors");
  const [preferences, setPreferences] = useState(initial);
  const kept = useMemo(() => {
    async function send(changed: Partial<Preferences>) {
      const before = Object.fromEntries(
        Object.keys(changed).map((key) => [key, preferences[key as keyof Preferences]]),
      );
      const result = await save(changed).catch(() => null);
      if (result?.ok) return;
      setPreferences((now) => ({ ...now, ...before }));
      notify(result?.error.message ?? t("unreachable"), { tone: "reject", id: "preferences" });
    }
    return {
      preferences,
      change: (changed: Partial<Preferences>) => {
        setPreferences((now) => ({ ...now, ...changed }));
        void send(changed);
      },
    };
  }, [preferences, save, t]);
  return <PreferencesContext value={kept}>{children}</PreferencesContext>;
}

/** The person's preferences, and what changes them; inside a PreferencesProvider. */
export function usePreferences(): Kept {
  const kept = useContext(PreferencesContext);
  if (!kept) throw new Error("usePreferences() needs a PreferencesProvider around it");
  return kept;
}

/** The person's keys, whether single ones act, and the key to show for an action (none where none acts). Outside a provider the usual ones. */
export function useKeymap(): {
  keymap: Keymap;
  singleKeys: boolean;
  shown: (action: KeyAction) => string | undefined;
} {
  const { keys, singleKeyShortcuts } = useContext(PreferencesContext)?.preferences ?? usual;
  return useMemo(() => {
    const keymap = keymapOf(keys);
    return {
      keymap,
      singleKeys: singleKeyShortcuts,
      shown: (action) => keymap.chords[action].find((chord) => singleKeyShortcuts || !isSingle(chord)),
    };
  }, [keys, singleKeyShortcuts]);
}
