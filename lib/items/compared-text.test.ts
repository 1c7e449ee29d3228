import { expect, it } from "vitest";
import { comparedText } from "./compared-text.ts";
import { itemOrigins } from "./schema.ts";

it("is the instruction, and for items from a corpus instruction and input", () => {
  const text = (origin: (typeof itemOrigins)[number] | "seed") =>
    comparedText({ origin, instruction: "a", input: "b" });
  expect(["seed" as const, ...itemOrigins].map(text)).toEqual(["a", "a", "a", "a\nb"]);
});
