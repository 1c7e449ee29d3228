const thinSpace = "\u202f";

/**
 * A number with thin grouping: 25 005. Groups are parted by a narrow space that does not break, in every language;
 * the decimal sign is the language's. Four digits are grouped too, so that columns line up.
 * @example formatNumber(25005) // "25 005" (with U+202F)
 */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}, locale = "en"): string {
  return new Intl.NumberFormat(locale, { useGrouping: "always", ...options })
    .formatToParts(value)
    .map((part) => (part.type === "group" ? thinSpace : part.value))
    .join("");
}

/** A share from 0 to 1 as percent, one digit after the sign by default. @example formatPercent(0.338) // "33.8 %" */
export function formatPercent(share: number, digits = 1, locale = "en"): string {
  const figure = formatNumber(share * 100, { minimumFractionDigits: digits, maximumFractionDigits: digits }, locale);
  return `${figure}${thinSpace}%`;
}

/**
 * Money with the currency's sign: cents, and below one unit three digits that say something, to the picodollar.
 * @example formatMoney(0.00012345) // "$0.000123"
 */
export function formatMoney(amount: number, currency = "USD", locale = "en"): string {
  const size = Math.abs(amount);
  const digits = size === 0 || size >= 1 ? 2 : Math.min(12, 2 - Math.floor(Math.log10(size)));
  return formatNumber(
    amount,
    {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: 2,
      maximumFractionDigits: digits,
    },
    locale,
  );
}

const byteUnits = ["B", "kB", "MB", "GB", "TB"] as const;

/** A size in bytes, in decimal units. @example formatBytes(13_200_000) // "13.2 MB" */
export function formatBytes(bytes: number, locale = "en"): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 99.95 ? 1 : 0;
  return `${formatNumber(value, { maximumFractionDigits: digits }, locale)}${thinSpace}${byteUnits[unit]}`;
}

/** A duration in milliseconds as its two largest units. @example formatDuration(3_725_000) // "1 h 2 min" */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1) return `${Math.round(milliseconds)}${thinSpace}ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)}${thinSpace}s`;
  const units = [
    [86_400, "d"],
    [3_600, "h"],
    [60, "min"],
    [1, "s"],
  ] as const;
  const whole = Math.round(seconds);
  const first = units.findIndex(([size]) => whole >= size);
  let rest = whole;
  const parts: string[] = [];
  for (const [size, name] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${thinSpace}${name}`);
  }
  return parts.join(" ");
}
