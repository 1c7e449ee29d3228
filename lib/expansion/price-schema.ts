import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";

const atMostSixDecimals = (value: number) => Number(value.toFixed(6)) === value;

/** US dollars for a million tokens. */
const perMillion = z
  .number("costs.errors.price")
  .min(0, "costs.errors.price")
  .max(10_000, "costs.errors.price")
  .refine(atMostSixDecimals, "costs.errors.price");

const model = z
  .string()
  .trim()
  .min(1, "expansion.errors.model")
  .max(200, "expansion.errors.model")
  .transform(storableText);

/** A model's price as an admin enters it: US dollars for a million tokens, and what of it a batch costs, in per cent. */
export const priceInput = z
  .object({
    endpointId: z.uuid(),
    model,
    input: perMillion,
    /** Tokens of the input that the provider had in its cache; null where it makes no difference. */
    cachedInput: perMillion.nullable().default(null),
    output: perMillion,
    batchShare: z
      .int("costs.errors.batchShare")
      .min(1, "costs.errors.batchShare")
      .max(100, "costs.errors.batchShare")
      .default(50),
  })
  // What is reserved counts every token at the input's price.
  .refine(({ input, cachedInput }) => cachedInput === null || cachedInput <= input, {
    message: "costs.errors.cachedAboveInput",
    path: ["cachedInput"],
  });

/** A model's price as an admin enters it. */
export type PriceInput = z.output<typeof priceInput>;

/** A model of an endpoint. */
export const priceRef = z.object({ endpointId: z.uuid(), model });
