import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** One fact: its name, its value, and perhaps a word below. */
export type Definition = { term: ReactNode; value: ReactNode; hint?: ReactNode };

/** Facts by name. `figures`: large tabular numbers side by side; `rows`: a line each, the name before the value. */
export function DefinitionList({
  items,
  look = "rows",
  className,
}: {
  items: readonly Definition[];
  look?: "figures" | "rows";
  className?: string;
}) {
  if (look === "figures") {
    return (
      <dl className={cn("grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-x-6 gap-y-4", className)}>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts keep their places
          <div key={index} className="flex min-w-0 flex-col">
            <dt className="truncate text-sm text-muted">{item.term}</dt>
            <dd className="text-xl font-semibold tracking-tight tabular-nums wrap-anywhere">{item.value}</dd>
            {item.hint ? <dd className="text-sm text-muted tabular-nums">{item.hint}</dd> : null}
          </div>
        ))}
      </dl>
    );
  }
  return (
    <dl className={cn("grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-6 gap-y-1.5", className)}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts keep their places
        <div key={index} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0 tabular-nums wrap-anywhere">
            {item.value}
            {item.hint ? <span className="block text-sm text-muted">{item.hint}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
