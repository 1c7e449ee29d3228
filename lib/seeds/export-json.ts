import { type SeedFields, seedFieldNames } from "./schema.ts";

/**
 * Seeds as the text of a JSON file, piece by piece: a list of objects with a seed's fields, always in the same order and layout,
 * so that two exports of the same seeds are the same bytes and a changed seed is a small difference.
 */
export async function* exportJson(batches: AsyncIterable<SeedFields[]>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const seeds of batches) {
    yield seeds
      .map((seed) => {
        const ordered = Object.fromEntries(seedFieldNames.map((name) => [name, seed[name]]));
        // Not by /^/gm, which also finds a line after U+2028 within a text.
        const text = `${separator}  ${JSON.stringify(ordered, null, 2).replaceAll("\n", "\n  ")}`;
        separator = ",\n";
        return text;
      })
      .join("");
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}
