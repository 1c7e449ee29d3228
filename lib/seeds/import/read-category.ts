import type { Category } from "#lib/items/schema.ts";

const words = new Map<string, Category>([
  ["qa", "QA"],
  ["qanda", "QA"],
  ["questionanswering", "QA"],
  ["questionandanswer", "QA"],
  ["ie", "IE"],
  ["informationextraction", "IE"],
  ["extraction", "IE"],
  ["gen", "GEN"],
  ["generation", "GEN"],
  ["textgeneration", "GEN"],
  ["other", "OTHER"],
  ["others", "OTHER"],
]);

/**
 * The category that a word of a file names, in any case and with any marks: its letters or its name. Null where it names none.
 * @example readCategory("Text-Generation") // "GEN"
 */
export function readCategory(word: string): Category | null {
  const letters = word
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/[^\p{L}\p{N}]+/gu, "");
  return words.get(letters) ?? null;
}
