"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as RadixCheckbox } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";
import { useControlWiring } from "./field-wiring.ts";

/** Props of Checkbox: Radix's (`checked` may be "indeterminate"), and its label and hint. */
export type CheckboxProps = ComponentProps<typeof RadixCheckbox.Root> & { label?: ReactNode; hint?: ReactNode };

/** A checkbox with its label; without `label` give it an `aria-label`. In a form it sends `value` ("on"). */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  const own = useId();
  const id = rest.id ?? own;
  const hintId = hint ? `${id}-hint` : undefined;
  const wiring = useControlWiring({ id, "aria-describedby": hintId });
  const box = (
    <RadixCheckbox.Root
      {...rest}
      {...wiring}
      className={cn(
        "group -m-1 grid size-6 shrink-0 place-items-center rounded-md focus-visible:-outline-offset-2",
        "disabled:cursor-not-allowed disabled:opacity-50",
        !label && className,
      )}
    >
      <span
        aria-hidden="true"
        className="grid size-4 place-items-center rounded-sm border border-line-strong bg-background group-aria-invalid:border-reject group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent group-data-[state=indeterminate]:border-accent group-data-[state=indeterminate]:bg-accent dark:bg-surface"
      >
        <RadixCheckbox.Indicator className="text-on-accent">
          {rest.checked === "indeterminate" ? (
            <Minus className="size-3" strokeWidth={3} />
          ) : (
            <Check className="size-3" strokeWidth={3} />
          )}
        </RadixCheckbox.Indicator>
      </span>
    </RadixCheckbox.Root>
  );
  if (!label) return box;
  return (
    <div className={cn("flex min-h-6 items-start gap-2", className)}>
      <span className="flex h-5 items-center">{box}</span>
      <div className="min-w-0">
        <label htmlFor={id} className="text-base">
          {label}
        </label>
        {hint ? (
          <div id={hintId} className="text-sm text-muted">
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
