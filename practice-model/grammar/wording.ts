const numberWords = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** A count in words up to ten, in digits above. */
export function inWords(count: number): string {
  return numberWords[count] ?? String(count);
}

/** "x", "x and y", "x, y and z". */
export function listed(items: readonly string[], last = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/** "a fever", "an ECG": chosen by the sound of the first letter, with the exceptions that occur in this vocabulary. */
export function withArticle(text: string): string {
  const vowelSound =
    /^(?:[aeio]|u(?!ni|re|ri|s[eu]|t[ei])|8|11\b|18\b|(?:ECG|EEG|HbA1c|INR|MRI|SGLT2|SSRI|NSAID|H2|LDL|FDG)\b)/i.test(
      text,
    );
  const consonantAnyway = /^(?:eu|one\b)/i.test(text);
  return `${vowelSound && !consonantAnyway ? "an" : "a"} ${text}`;
}

/** How many words a text has: runs of anything but white space. */
export function words(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** The items one a line, each behind a hyphen. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** JSON as a model writes it in an answer: indented where it nests, on one line where it is short. */
export function json(value: unknown): string {
  const line = JSON.stringify(value);
  return line.length > 90 ? JSON.stringify(value, null, 1) : line;
}

/** The text with a small first letter, unless it begins with an acronym. */
export function lowered(text: string): string {
  return /^[A-Z][A-Z0-9]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
