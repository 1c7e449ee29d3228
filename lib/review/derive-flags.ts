import { countWords } from "#lib/algorithms/count-words.ts";
import { exactKey } from "#lib/algorithms/exact-key.ts";
import { type Script, scriptShares } from "#lib/algorithms/script-shares.ts";
import type { Override } from "#lib/items/override.ts";
import type { Category } from "#lib/items/schema.ts";

/** Something about an item that a reviewer should look at twice. `detail` is a value for the message, no text of the item but `rawCategory`. */
export type Flag =
  | { kind: "restored"; rule: string }
  | { kind: "keptDuplicate"; override: Override }
  | { kind: "oddCategory"; rawCategory: string }
  | { kind: "noCategory" }
  | { kind: "emptyOutput" }
  | { kind: "shortOutput"; words: number }
  | { kind: "outputIsInput" }
  | { kind: "inputMissing" }
  | { kind: "inputPlaceholder" }
  | { kind: "address" }
  | { kind: "attachment" }
  | { kind: "script"; script: Script | "Other" };

/** What the flags follow from. */
export type Flagged = {
  instruction: string;
  input: string;
  output: string;
  proposedCategory: Category | null;
  rawCategory: string | null;
  /** The rule that a person overruled to let the item in. */
  overruled: string | null;
  /** What its text is a duplicate of, which a person let stand. */
  override: Override | null;
};

/** Generated text is expected to have so many words; an answer or a label may be a single one. */
const fewestWords: Partial<Record<Category, number>> = { GEN: 8, OTHER: 2 };
/** Greek letters and a foreign name are common in English; more than this share of the letters is another script. */
const mostForeign = 0.3;
const placeholder = /^[\s"'<([]*(n\/?a|none|nil|null|no ?input|empty|not applicable|-+)[\s"'>)\].]*$/i;
const pointsAtInput =
  /\b(?:following|given|provided|attached) (?:\w+[ -]){0,3}(?:text|passages?|paragraphs?|sentences?|notes?|reports?|summary|abstract|dialogue|conversation|messages?|questions?|case|vignette|list|table|statements?|record)\b|\bbelow\b/i;
const address = /\bhttps?:\/\/|\bwww\.[a-z0-9-]+\.[a-z]{2,}/i;
const attachment =
  /\b(?:attached|shown|this|the (?:following|given|above|provided)) (?:\w+[ -]){0,2}(?:image|picture|photo(?:graph)?|figure|scan|x-ray|radiograph|video|audio|file|chart|diagram)\b/i;

/**
 * The flags of an item, in the order of their weight. They follow from its text and its proposal alone; each is a hint
 * for a person, and none decides anything.
 */
export function deriveFlags(item: Flagged): Flag[] {
  const { instruction, input, output, proposedCategory, rawCategory, overruled, override } = item;
  const flags: Flag[] = [];
  if (overruled !== null) flags.push({ kind: "restored", rule: overruled });
  if (override !== null) flags.push({ kind: "keptDuplicate", override });
  if (output.trim() === "" || placeholder.test(output)) flags.push({ kind: "emptyOutput" });
  else {
    const words = countWords(output);
    if (words < ((proposedCategory && fewestWords[proposedCategory]) ?? 0)) flags.push({ kind: "shortOutput", words });
    if (exactKey(output) === exactKey(input)) flags.push({ kind: "outputIsInput" });
  }
  if (input !== "" && placeholder.test(input)) flags.push({ kind: "inputPlaceholder" });
  else if (input.trim() === "" && pointsAtInput.test(instruction)) flags.push({ kind: "inputMissing" });
  if (attachment.test(instruction)) flags.push({ kind: "attachment" });
  if (address.test(`${instruction}\n${input}\n${output}`)) flags.push({ kind: "address" });
  if (rawCategory !== null) flags.push({ kind: "oddCategory", rawCategory });
  else if (proposedCategory === null) flags.push({ kind: "noCategory" });
  const script = foreignScript(`${instruction}\n${input}\n${output}`);
  if (script) flags.push({ kind: "script", script });
  return flags;
}

function foreignScript(text: string): Script | "Other" | null {
  const { shares } = scriptShares(text);
  const foreign = Object.entries(shares).filter(([script]) => script !== "Latin") as [Script | "Other", number][];
  const share = foreign.reduce((sum, [, each]) => sum + each, 0);
  if (share <= mostForeign) return null;
  return foreign.sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
