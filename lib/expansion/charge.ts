import { costOf, type Picodollars, type Price, type Usage } from "./money.ts";
import type { TokenBounds } from "./token-bounds.ts";

/** What is known of how an attempt ended. `usage` is null where the provider gave none that can be. */
export type Ending = {
  usage: Usage | null;
  /** False where the request certainly reached no model. */
  mayHaveRun: boolean;
};

/**
 * What is set aside for an attempt before it is sent: the cost of the most tokens that it can come to, none of them from the
 * provider's cache; null for a model without a price.
 */
export function reservationOf(price: Price | null, bounds: TokenBounds, batch = false): Picodollars | null {
  return price && costOf(price, { input: bounds.input, cached: 0, output: bounds.output }, batch);
}

/**
 * What an attempt is charged once it has ended: by its usage where the provider gave it; nothing where no model can have run;
 * else all that was reserved, as nobody knows. Never more than was reserved, unless the output had no bound: more tokens than
 * there can be are a lie (see {@link isBeyondBounds}), and a cap must hold whatever a provider says.
 */
export function chargeOf(
  price: Price | null,
  bounds: TokenBounds,
  { usage, mayHaveRun }: Ending,
  batch = false,
): Picodollars {
  const reserved = reservationOf(price, bounds, batch);
  if (price === null || reserved === null) return 0n;
  if (usage) {
    const cost = costOf(price, usage, batch);
    return bounds.bounded && cost > reserved ? reserved : cost;
  }
  return mayHaveRun ? reserved : 0n;
}

/** Whether a provider reports more tokens than the request can have come to. */
export function isBeyondBounds(usage: Usage, bounds: TokenBounds): boolean {
  return usage.input > bounds.input || (bounds.bounded && usage.output > bounds.output);
}
