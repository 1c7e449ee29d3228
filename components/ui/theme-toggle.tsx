"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { ToggleGroup } from "radix-ui";
import { useSyncExternalStore } from "react";
import { cn } from "./class-names.ts";

const never = () => () => {};
const choices = [
  { value: "light", Icon: Sun },
  { value: "dark", Icon: Moon },
  { value: "system", Icon: Monitor },
] as const;

/** Light, dark or the system's theme. Nothing is marked until the browser has said which is set. */
export function ThemeToggle({ className }: { className?: string }) {
  const t = useTranslations("ui.theme");
  const { theme, setTheme } = useTheme();
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={t("label")}
      value={inBrowser ? (theme ?? "system") : ""}
      onValueChange={(next) => {
        if (next) setTheme(next);
      }}
      className={cn("inline-flex gap-0.5 rounded-md border p-0.5", className)}
    >
      {choices.map(({ value, Icon }) => (
        <ToggleGroup.Item
          key={value}
          value={value}
          aria-label={t(value)}
          title={t(value)}
          className="grid size-6 place-items-center rounded-sm text-muted hover:text-text data-[state=on]:bg-sunken data-[state=on]:text-text dark:data-[state=on]:bg-line"
        >
          <Icon aria-hidden="true" className="size-3.5" />
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
