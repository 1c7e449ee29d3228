/**
 * How well a line of the palette fits what was typed, from 0 (not at all) to 1: every word typed must begin a word of
 * the line or of its keywords; the sooner in the line, the better. Plain on purpose: a fuzzy match finds too much.
 * @example paletteScore("new s", "New seed") // 1
 */
export function paletteScore(typed: string, label: string, keywords: readonly string[] = []): number {
  const wanted = words(typed);
  if (wanted.length === 0) return 1;
  const own = words(label);
  const others = keywords.flatMap(words);
  let score = 1;
  for (const word of wanted) {
    const at = own.findIndex((each) => each.startsWith(word));
    if (at >= 0) score = Math.min(score, 1 - at / 20);
    else if (others.some((each) => each.startsWith(word))) score = Math.min(score, 0.4);
    else if (own.some((each) => each.includes(word))) score = Math.min(score, 0.2);
    else return 0;
  }
  return Math.max(0.1, score);
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .normalize("NFKC")
    .split(/[\s/·-]+/)
    .filter(Boolean);
}
