"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as RadixSelect } from "radix-ui";
import { type ReactNode, use } from "react";
import { cn } from "./class-names.ts";
import { useControlWiring, useFieldLabelId } from "./field-wiring.ts";
import { inputStyle } from "./input-style.ts";
import { NonceContext } from "./nonce.ts";
import { popupItemStyle, popupStyle } from "./overlay-style.ts";

/** One choice: its text, and a hint or mark beside it. `value` must not be empty. */
export type RichOption = { value: string; label: string; hint?: string; icon?: ReactNode; disabled?: boolean };

/**
 * A select whose choices carry icons and hints. Its name comes from the Field around it or from `aria-label`.
 * Where the choices are plain text, NativeSelect is the better one.
 */
export function Select({
  options,
  placeholder,
  className,
  id,
  "aria-label": ariaLabel,
  "aria-describedby": ariaDescribedBy,
  ...root
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
  const nonce = use(NonceContext);
  return (
    <RadixSelect.Root {...root}>
      <RadixSelect.Trigger
        {...wiring}
        aria-label={ariaLabel}
        aria-labelledby={ariaLabel ? undefined : labelId}
        className={cn(
          inputStyle,
          "inline-flex items-center justify-between gap-2 text-left data-[placeholder]:text-muted",
          className,
        )}
      >
        <span className="min-w-0 truncate">
          <RadixSelect.Value placeholder={placeholder} />
        </span>
        <RadixSelect.Icon>
          <ChevronDown className="size-4 text-muted" />
        </RadixSelect.Icon>
      </RadixSelect.Trigger>
      <RadixSelect.Portal>
        <RadixSelect.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            popupStyle,
            "max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) p-1",
          )}
        >
          <RadixSelect.Viewport nonce={nonce}>
            {options.map((option) => (
              <RadixSelect.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className={cn(popupItemStyle, "pr-8")}
              >
                {option.icon}
                <span className="min-w-0">
                  <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
                  {option.hint ? <span className="block text-sm text-muted">{option.hint}</span> : null}
                </span>
                <RadixSelect.ItemIndicator className="absolute right-2">
                  <Check />
                </RadixSelect.ItemIndicator>
              </RadixSelect.Item>
            ))}
          </RadixSelect.Viewport>
        </RadixSelect.Content>
      </RadixSelect.Portal>
    </RadixSelect.Root>
  );
}
