/** A rough count of tokens: four characters each, as for English text. */
export function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** As much of the text as the tokens allow, never half of a surrogate pair. */
export function firstTokens(text: string, limit: number): string {
  const cut = text.slice(0, limit * 4);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
