/**
 * The form in which two texts are compared for being the same: NFKC (full-width letters, ligatures and composed accents become the
 * plain ones), lower case, each run of white space one space, none at either end. Punctuation and accents still count.
 * Applying it twice changes nothing more. O(length) time.
 * @example exactKey("  List　the\n DOSES ") // "list the doses"
 */
export function exactKey(text: string): string {
  // Lower-casing can leave a text outside NFKC, hence the second time (Unicode's toNFKC_Casefold has it for the same reason).
  return text.normalize("NFKC").toLowerCase().normalize("NFKC").replace(/\s+/g, " ").trim();
}
