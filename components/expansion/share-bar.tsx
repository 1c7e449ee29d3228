import { formatNumber, formatPercent } from "#components/ui/format-number.ts";

/** A share as a bar of a fixed scale, with its figure and the count behind it. */
export function ShareBar({ count, of }: { count: number; of: number }) {
  const share = of === 0 ? 0 : count / of;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className="w-14 text-right">{formatPercent(share)}</span>
      <span aria-hidden="true" className="h-2 w-24 rounded-sm bg-sunken">
        <span className="block h-full rounded-sm bg-chart-blue" style={{ width: `${100 * share}%` }} />
      </span>
      <span className="text-sm text-muted">{formatNumber(count)}</span>
    </span>
  );
}
