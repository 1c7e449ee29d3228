import { cn } from "#components/ui/class-names.ts";

/** Seedbed's mark: a seedling with its two first leaves, on a row of soil. Decoration; the name stands beside it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={cn("size-6", className)}>
      <path d="M12 19v-8.5" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      <path d="M12 12.5c0-3.6 2.4-6 7-6.3.2 4.4-2.4 6.8-7 6.3Z" fill="currentColor" />
      <path d="M12 10.2C12 7.2 9.9 5 5.6 4.6 5.3 8.6 7.8 10.8 12 10.2Z" fill="currentColor" opacity="0.55" />
      <path d="M4.5 19.6h15" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
