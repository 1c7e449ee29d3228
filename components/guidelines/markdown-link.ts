const shown = new Set(["http:", "https:", "mailto:"]);

/**
 * The address of a link in somebody's text, where it is one that a reader may follow: of the web, of mail, or in the same text.
 * Anything else (scripts, files, pages of this product that the text cannot know) is none.
 * @example safeLink("javascript:alert(1)") // null
 */
export function safeLink(address: string): string | null {
  if (address.startsWith("#")) return address;
  return URL.canParse(address) && shown.has(new URL(address).protocol) ? address : null;
}
