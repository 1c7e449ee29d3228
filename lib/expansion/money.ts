/**
 * Money is counted in picodollars (10^-12 US dollars) as bigint: a token at $0.01 a million is 10,000 of them, so that every price
 * per token is a whole number and sums are exact. A column of 64 bits holds nine million dollars.
 */
export type Picodollars = bigint;

/** What a model's tokens cost, in picodollars a token; `batchShare` is what of it a batch costs, in per cent. */
export type Price = { input: Picodollars; cachedInput: Picodollars; output: Picodollars; batchShare: number };

/** Tokens that an attempt took. `cached` are those of `input` that the provider had in its cache. */
export type Usage = { input: number; cached: number; output: number };

/** Picodollars of an amount in US dollars, to the millionth of a dollar. */
export function toPicodollars(dollars: number): Picodollars {
  return BigInt(Math.round(dollars * 1e6)) * 1_000_000n;
}

/** US dollars of an amount, for showing: exact to about 15 digits. */
export function toDollars(amount: Picodollars): number {
  return Number(amount) / 1e12;
}

/** Picodollars a token of a price in US dollars for a million tokens, which has at most six decimals. */
export function perToken(dollarsPerMillion: number): Picodollars {
  return BigInt(Math.round(dollarsPerMillion * 1e6));
}

/** The price in US dollars for a million tokens. */
export function perMillion(amountPerToken: Picodollars): number {
  return Number(amountPerToken) / 1e6;
}

/**
 * What tokens cost at a price. A share of a picodollar, which only batches have, is rounded up.
 */
export function costOf(price: Price, { input, cached, output }: Usage, batch = false): Picodollars {
  const fromCache = Math.min(cached, input);
  const full =
    BigInt(input - fromCache) * price.input + BigInt(fromCache) * price.cachedInput + BigInt(output) * price.output;
  return batch ? (full * BigInt(price.batchShare) + 99n) / 100n : full;
}
