import type { RejectReason } from "#lib/review/schema.ts";

/** A reason as the form holds it; a new one has no key yet. */
export type ReasonRow = { id: string; key: string | null; text: string; retired: boolean };

/** The text that ships with a key; null for a project's own. */
type Shipped = (key: string | null) => string | null;

/** The form of a project's reasons. */
export function reasonRows(reasons: readonly RejectReason[], shipped: Shipped): ReasonRow[] {
  return reasons.map(({ key, label, retired }) => ({ id: key, key, text: label ?? shipped(key) ?? key, retired }));
}

/** The reasons of a form; text that ships is not the project's own. */
export function savedReasons(
  rows: readonly ReasonRow[],
  shipped: Shipped,
): { key: string | null; label: string | null; retired: boolean }[] {
  return rows.map(({ key, text, retired }) => {
    const usual = shipped(key);
    const own = text.trim() === "" && usual !== null ? usual : text.trim();
    return { key, label: own === usual ? null : own, retired };
  });
}

/** The reasons that ship first, offered in their order and words; the project's own follow as they are. */
export function shippedFirst(rows: readonly ReasonRow[], keys: readonly string[], shipped: Shipped): ReasonRow[] {
  const restored = keys.map((key) => ({ id: key, key, text: shipped(key) ?? key, retired: false }));
  return [...restored, ...rows.filter((row) => row.key === null || !keys.includes(row.key))];
}
