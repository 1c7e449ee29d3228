/**
 * A place in an order that ties are broken in: what the row is ordered by, and its number, both whole and as text (money
 * is longer than a JavaScript number).
 */
type OrderPlace = { value: string; number: number };

/** The place for an address: "1200~34". */
export function encodePlace({ value, number }: OrderPlace): string {
  return `${value}~${number}`;
}

/** The place that an address names, or null where it names none. */
export function decodePlace(text: string | null | undefined): OrderPlace | null {
  const found = /^(-?\d{1,18}(?:\.\d{1,24})?(?:e-?\d{1,3})?)~(\d{1,15})$/.exec(text ?? "");
  return found ? { value: found[1] as string, number: Number(found[2]) } : null;
}
