"use client";

import { RadioGroup as RadixRadioGroup } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";
import { useControlWiring, useFieldLabelId } from "./field-wiring.ts";

/** One of a few choices, all in sight. Put it in a Field with `group`, or give it an `aria-label`. */
export function RadioGroup({
  options,
  direction = "column",
  className,
  "aria-label": ariaLabel,
  ...root
}: {
  options: readonly { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  direction?: "column" | "row";
  className?: string;
  "aria-label"?: string;
  name?: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  disabled?: boolean;
}) {
  const base = useId();
  const labelId = useFieldLabelId();
  const { id: _fieldId, ...wiring } = useControlWiring({});
  return (
    <RadixRadioGroup.Root
      {...root}
      {...wiring}
      aria-label={ariaLabel}
      aria-labelledby={ariaLabel ? undefined : labelId}
      className={cn("flex gap-x-5 gap-y-2", direction === "column" ? "flex-col" : "flex-wrap", className)}
    >
      {options.map((option) => {
        const id = `${base}-${option.value}`;
        return (
          <div key={option.value} className="flex min-h-6 items-start gap-2">
            <span className="flex h-5 items-center">
              <RadixRadioGroup.Item
                id={id}
                value={option.value}
                disabled={option.disabled}
                aria-describedby={option.hint ? `${id}-hint` : undefined}
                className="group -m-1 grid size-6 place-items-center rounded-full focus-visible:-outline-offset-2 disabled:opacity-50"
              >
                <span
                  aria-hidden="true"
                  className="grid size-4 place-items-center rounded-full border border-line-strong bg-background group-data-[state=checked]:border-accent dark:bg-surface"
                >
                  <RadixRadioGroup.Indicator className="size-2 rounded-full bg-accent" />
                </span>
              </RadixRadioGroup.Item>
            </span>
            <div className="min-w-0">
              <label htmlFor={id} className="text-base">
                {option.label}
              </label>
              {option.hint ? (
                <div id={`${id}-hint`} className="text-sm text-muted">
                  {option.hint}
                </div>
              ) : null}
            </div>
          </div>
        );
      })}
    </RadixRadioGroup.Root>
  );
}
