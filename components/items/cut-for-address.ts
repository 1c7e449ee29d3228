/** An address that holds more than this of a text, as it is encoded, is refused by servers and proxies on the way. */
const mostEncoded = 3_000;

/**
 * As much of the beginning of a text as an address can hold, in whole characters: 3,000 plain letters, some 330 Chinese ones.
 * @example cutForAddress("Name a drug.") // "Name a drug."
 */
export function cutForAddress(text: string): string {
  let encoded = 0;
  let end = 0;
  for (const character of text.toWellFormed()) {
    encoded += encodeURIComponent(character).length;
    if (encoded > mostEncoded) return text.slice(0, end).trimEnd();
    end += character.length;
  }
  return text;
}
