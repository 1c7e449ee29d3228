import { formatNumber } from "#components/ui/format-number.ts";

/**
 * A similarity in two digits. Only the same wording is 1.00: what is nearly so does not round up to it.
 * @example formatScore(0.9981) // "0.99"
 */
export function formatScore(score: number): string {
  return formatNumber(score < 1 ? Math.min(score, 0.99) : score, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
}
