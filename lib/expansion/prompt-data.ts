/**
 * A value as JSON for a prompt, indented. Text in it stays within its quotes: JSON escapes quotes and line breaks, and the three
 * line breaks that JSON leaves as they are (U+0085, U+2028, U+2029) are escaped here. So no line of the result but those of
 * its own making begins with anything that the prompt uses as a delimiter.
 */
export function promptData(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
