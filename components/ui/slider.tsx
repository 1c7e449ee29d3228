"use client";

import { Slider as RadixSlider } from "radix-ui";
import { type ReactNode, useState } from "react";
import { cn } from "./class-names.ts";
import { useControlWiring, useFieldLabelId } from "./field-wiring.ts";

/** A number on a scale, by dragging, clicking or the arrow keys, its value beside it. `format` also says it aloud. */
export function Slider({
  min,
  max,
  step = 1,
  value,
  defaultValue,
  onValueChange,
  format = String,
  name,
  disabled,
  className,
  "aria-label": ariaLabel,
}: {
  min: number;
  max: number;
  step?: number;
  value?: number;
  defaultValue?: number;
  onValueChange?: (value: number) => void;
  format?: (value: number) => string;
  name?: string;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
}): ReactNode {
  const [own, setOwn] = useState(defaultValue ?? min);
  const shown = value ?? own;
  const wiring = useControlWiring({});
  const labelId = useFieldLabelId();
  return (
    <div className={cn("flex h-8 items-center gap-3", className)}>
      <RadixSlider.Root
        min={min}
        max={max}
        step={step}
        value={[shown]}
        onValueChange={([next]) => {
          if (next === undefined) return;
          setOwn(next);
          onValueChange?.(next);
        }}
        name={name}
        disabled={disabled}
        className="relative flex h-6 min-w-24 flex-1 touch-none items-center data-[disabled]:opacity-50"
      >
        <RadixSlider.Track className="relative h-1 flex-1 rounded-full bg-line-strong/50">
          <RadixSlider.Range className="absolute h-full rounded-full bg-accent" />
        </RadixSlider.Track>
        <RadixSlider.Thumb
          {...wiring}
          aria-label={ariaLabel}
          aria-labelledby={ariaLabel ? undefined : labelId}
          aria-valuetext={format(shown)}
          className="grid size-6 place-items-center rounded-full focus-visible:-outline-offset-2"
        >
          <span aria-hidden="true" className="size-4 rounded-full border-2 border-accent bg-background" />
        </RadixSlider.Thumb>
      </RadixSlider.Root>
      <output className="min-w-10 text-right text-base tabular-nums">{format(shown)}</output>
    </div>
  );
}
