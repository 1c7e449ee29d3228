import { countWords } from "#lib/algorithms/count-words.ts";
import { findPhrase } from "#lib/algorithms/find-phrase.ts";
import { type Script, scriptShares } from "#lib/algorithms/script-shares.ts";
import type { TaskText } from "#lib/items/schema.ts";
import type { RuleName, RunRules } from "./schema.ts";

/** A rule that turns a candidate away, and what it saw, for the ledger. */
export type RuleFinding = { rule: RuleName; detail: string };

/** Outputs that only say that there is none. "None" is not among them: it is the right answer of many extraction tasks. */
const EMPTY_OUTPUT = /^[<([]?(no ?output|no ?input|n\/a|to be (filled|completed))[>)\]]?\.?$|^[\s.…_]+$|^-{2,}$/i;

/**
 * Asks the rules that need the candidate alone, in this order: emptyOutput, outputEqualsInput, lengthInWords, bannedPhrases, wrongScript
 * (what each means stands with `runRules`). The first that objects decides; null where none does.
 * exactDuplicate and nearDuplicate need the project's other tasks and are asked at admission.
 */
export function checkTextRules({ instruction, input, output }: TaskText, rules: RunRules): RuleFinding | null {
  const { emptyOutput, outputEqualsInput, lengthInWords, bannedPhrases, wrongScript } = rules;
  if (emptyOutput.enabled) {
    const text = output.trim();
    if (text === "") return { rule: "emptyOutput", detail: "the output is empty" };
    if (text.length <= 40 && EMPTY_OUTPUT.test(text))
      return { rule: "emptyOutput", detail: `the output is only "${text}"` };
  }
  if (outputEqualsInput.enabled && input.trim() !== "" && input.trim() === output.trim()) {
    return { rule: "outputEqualsInput", detail: "the output repeats the input" };
  }
  if (lengthInWords.enabled) {
    const words = countWords(instruction);
    const counted = `the instruction has ${words} ${words === 1 ? "word" : "words"}`;
    if (words < lengthInWords.min)
      return { rule: "lengthInWords", detail: `${counted}, at least ${lengthInWords.min} wanted` };
    if (words > lengthInWords.max)
      return { rule: "lengthInWords", detail: `${counted}, at most ${lengthInWords.max} wanted` };
  }
  if (bannedPhrases.enabled) {
    const phrase = findPhrase(instruction, bannedPhrases.phrases);
    if (phrase !== null) return { rule: "bannedPhrases", detail: `the instruction says "${phrase}"` };
  }
  if (wrongScript.enabled) {
    const detail =
      strayScript("instruction", instruction, wrongScript.script, wrongScript.minShare) ??
      strayScript("output", output, wrongScript.script, wrongScript.minShare);
    if (detail !== null) return { rule: "wrongScript", detail };
  }
  return null;
}

/** What is wrong with the script of a text, or null. A text without letters has none to be wrong. */
function strayScript(field: string, text: string, script: Script, minShare: number): string | null {
  const { letters, shares } = scriptShares(text);
  const share = shares[script] ?? 0;
  if (letters === 0 || share >= minShare) return null;
  return `${Math.floor(share * 100)} % of the letters of the ${field} are ${script}, at least ${Math.round(minShare * 100)} % wanted`;
}
