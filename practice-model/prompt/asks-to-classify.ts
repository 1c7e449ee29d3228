/** Whether the caller's own words ask to classify the tasks shown rather than to write new ones. */
export function asksToClassify(words: string): boolean {
  if (!/\b(?:classify|categori[sz]e|assign (?:a|the|one) category|which category)\b/i.test(words)) return false;
  if (/\b(?:write|generate|create|compose|come up with)\b[^.\n]{0,60}\b(?:tasks?|instructions?)\b/i.test(words))
    return false;
  return [/\bQA\b|question answering/i, /\bIE\b|information extraction/i, /\bGEN\b|generation/i, /\bother\b/i].every(
    (name) => name.test(words),
  );
}
