import type { Area } from "./area.ts";

/** An area's icon and, where something in it waits for the person, how much; {@link AreaLabel} says it aloud. */
export function AreaIcon({ area: { icon, waiting } }: { area: Area }) {
  if (!waiting) return icon;
  return (
    <span className="relative">
      {icon}
      <span
        aria-hidden="true"
        className="absolute -top-1.5 left-[calc(100%-0.5rem)] min-w-4 rounded-full bg-accent px-1 text-center text-2xs font-medium text-on-accent tabular-nums"
      >
        {waiting.figure}
      </span>
    </span>
  );
}

/** An area's name and, aloud, what in it waits for the person. */
export function AreaLabel({ area: { label, waiting } }: { area: Area }) {
  return (
    <>
      {label}
      {waiting ? <span className="sr-only">, {waiting.label}</span> : null}
    </>
  );
}
