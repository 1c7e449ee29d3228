/** A number as people type it: grouping spaces, a comma for the decimals, a dollar sign before it; NaN where it is none. */
export function readAmount(text: string): number {
  const digits = text.replace(/\s/g, "").replace(/^\$/, "").replace(",", ".");
  return /^\d*\.?\d+$/.test(digits) ? Number(digits) : Number.NaN;
}
