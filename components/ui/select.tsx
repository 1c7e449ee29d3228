"use client";

import { Check, ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cn } from "./class-names.ts";
import { useControlWiring, useFieldLabelId } from "./field-wiring.ts";
import { inputStyle } from "./input-style.ts";
import { choiceAfter } from "./list-keys.ts";
import { popupItemStyle, popupStyle } from "./overlay-style.ts";

/** One choice: its text, and a hint or mark beside it. */
export type RichOption = { value: string; label: string; hint?: string; icon?: ReactNode; disabled?: boolean };

/**
 * A select whose choices carry icons and hints; where they are plain text, NativeSelect is the better one. Its name
 * comes from the Field around it or from `aria-label`. The focus stays on the control (ARIA's select-only combobox):
 * arrows, Home, End and letters move, Enter, Space and Tab choose, Escape leaves it as it was.
 */
export function Select({
  options,
  placeholder,
  className,
  id,
  name,
  value,
  defaultValue,
  onValueChange,
  disabled,
  "aria-label": ariaLabel,
  "aria-describedby": ariaDescribedBy,
}: {
  options: readonly RichOption[];
  placeholder?: string;
  className?: string;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  name?: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  disabled?: boolean;
}) {
  const wiring = useControlWiring({ id, "aria-describedby": ariaDescribedBy });
  const labelId = useFieldLabelId();
  const listId = useId();
  const [own, setOwn] = useState(defaultValue ?? "");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const chosen = value ?? own;
  const current = options.find((option) => option.value === chosen);

  useEffect(() => {
    if (open) list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [open, active]);

  function show(next: boolean) {
    if (next) setActive(options.findIndex((option) => option.value === chosen));
    setOpen(next);
  }

  function choose(index: number) {
    const option = options[index];
    setOpen(false);
    if (!option || option.disabled || option.value === chosen) return;
    setOwn(option.value);
    onValueChange?.(option.value);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const confirms = event.key === "Enter" || event.key === " ";
    if (!open) {
      if (!confirms && event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      show(true);
      return;
    }
    if (event.key === "Tab") return choose(active);
    if (event.key === "Escape") return;
    event.preventDefault();
    if (confirms || (event.altKey && event.key === "ArrowUp")) return choose(active);
    setActive(choiceAfter(event.key, active, options));
  }

  return (
    <Popover.Root open={open} onOpenChange={show}>
      <Popover.Trigger asChild>
        <button
          type="button"
          {...wiring}
          role="combobox"
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
          aria-label={ariaLabel}
          aria-labelledby={ariaLabel ? undefined : labelId}
          disabled={disabled}
          onKeyDown={onKeyDown}
          className={cn(inputStyle, "flex items-center justify-between gap-2 text-left", className)}
        >
          <span className={cn("min-w-0 truncate", !current && "text-muted")}>{current?.label ?? placeholder}</span>
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
        </button>
      </Popover.Trigger>
      {name ? <input type="hidden" name={name} value={chosen} disabled={disabled} /> : null}
      <Popover.Portal>
        <Popover.Content
          ref={list}
          id={listId}
          role="listbox"
          aria-label={ariaLabel}
          aria-labelledby={ariaLabel ? undefined : labelId}
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          className={cn(
            popupStyle,
            "max-h-[min(24rem,var(--radix-popover-content-available-height))] min-w-(--radix-popover-trigger-width) overflow-y-auto p-1",
          )}
        >
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which keeps the focus
            <div
              key={option.value}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={option.value === chosen}
              aria-disabled={option.disabled || undefined}
              data-highlighted={index === active ? "" : undefined}
              data-disabled={option.disabled ? "" : undefined}
              onPointerMove={() => option.disabled || setActive(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => option.disabled || choose(index)}
              className={cn(popupItemStyle, "pr-8")}
            >
              {option.icon}
              <span className="min-w-0">
                {option.label}
                {option.hint ? <span className="block text-sm text-muted">{option.hint}</span> : null}
              </span>
              {option.value === chosen ? <Check aria-hidden="true" className="absolute right-2" /> : null}
            </div>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
