import type { ItemOrigin } from "./schema.ts";

/** What of a seed or an item its compared text is made from. */
export type ComparedTask = { origin: ItemOrigin | "seed"; instruction: string; input: string };

/**
 * The text by which a seed or an item is compared with others: its instruction. Items from a corpus share their instruction by design,
 * and are compared by instruction and input together.
 * @example comparedText({ origin: "corpus", instruction: "Is this so?", input: "Aspirin thins blood." }) // "Is this so?\nAspirin thins blood."
 */
export function comparedText({ origin, instruction, input }: ComparedTask): string {
  return origin === "corpus" ? `${instruction}\n${input}` : instruction;
}
