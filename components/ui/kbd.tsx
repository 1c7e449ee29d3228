"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { cn } from "./class-names.ts";

const never = () => () => {};
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

const namedKeys = [
  "enter",
  "escape",
  "space",
  "shift",
  "alt",
  "ctrl",
  "backspace",
  "tab",
  "delete",
  "home",
  "end",
  "pageup",
  "pagedown",
] as const;
const signs: Record<string, string> = { up: "↑", down: "↓", left: "←", right: "→", plus: "+", "-": "−" };

/**
 * A key or a chord: `"a"`, `"?"`, `"mod+k"`, `"shift+enter"`. `mod` is ⌘ on Apple's systems and Ctrl elsewhere
 * (Ctrl until the browser is known, so that server and client agree).
 */
export function Kbd({ keys, inverse = false, className }: { keys: string; inverse?: boolean; className?: string }) {
  const t = useTranslations("ui.key");
  const apple = useSyncExternalStore(never, isApple, () => false);
  const parts = keys.split("+").map((key) => {
    if (key === "mod") return apple ? "⌘" : t("ctrl");
    const named = namedKeys.find((name) => name === key);
    if (named) return t(named);
    return signs[key] ?? key.toUpperCase();
  });
  return (
    <kbd
      className={cn(
        "inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-sm border px-1 font-sans text-xs tabular-nums",
        inverse ? "border-on-ink/30 text-on-ink" : "border-line bg-sunken text-muted dark:bg-raised",
        className,
      )}
    >
      {parts.join(apple ? "" : " ")}
    </kbd>
  );
}
