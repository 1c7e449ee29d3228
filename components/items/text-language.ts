import { scriptShares } from "#lib/algorithms/script-shares.ts";

const fewestOfText = 0.2;

/**
 * The language to set a text in, where its script tells: Japanese by its kana, Chinese by its characters. Their letter
 * forms, line lengths and a screen reader's voice follow from it. Undefined for all others.
 * @example textLanguage("少吃糖") // "zh"
 */
export function textLanguage(text: string): "ja" | "zh" | undefined {
  // The beginning tells; a text may be 100,000 characters long.
  const { shares } = scriptShares(text.slice(0, 500));
  const kana = (shares.Hiragana ?? 0) + (shares.Katakana ?? 0);
  if (kana >= fewestOfText / 2 && kana + (shares.Han ?? 0) >= fewestOfText) return "ja";
  return (shares.Han ?? 0) >= fewestOfText ? "zh" : undefined;
}
