import { parseCompletion } from "../parse-completion.ts";

/** A source of whole numbers below a bound. */
export type Dice = (below: number) => number;

const vocabulary = "list name dose drug risk trial liver heart gene lab for the of".split(" ");

/** One of a few phrases with up to four words changed: many are alike, some are the same, and ties are common. */
export function someWords(dice: Dice): string {
  const phrase = dice(12);
  const words = Array.from(
    { length: 6 + (phrase % 3) },
    (_, i) => vocabulary[(phrase * 5 + i * 3) % vocabulary.length],
  );
  for (let changes = dice(5); changes > 0; changes--) words[dice(words.length)] = vocabulary[dice(vocabulary.length)];
  return words.join(" ");
}

/** An answer with up to four tasks, now and then with a part that is none, cut off, or nothing at all. */
export function someAnswer(dice: Dice): { response: string; finishReason: string } {
  if (dice(20) === 0) return { response: "I am sorry, I cannot help with that.", finishReason: "stop" };
  const tasks = Array.from({ length: 1 + dice(4) }, () => {
    if (dice(10) === 0) return { output: "An output without an instruction." };
    const output = dice(12) === 0 ? "" : someWords(dice);
    const category = ["QA", "IE", "text generation", "diagnosis", undefined][dice(5)];
    return {
      instruction: someWords(dice),
      input: dice(4) ? "" : someWords(dice),
      output,
      category,
      kind: "k",
      reason: "r",
    };
  });
  const whole = JSON.stringify({ tasks });
  const cut = dice(15) === 0;
  return { response: cut ? whole.slice(0, -6) : whole, finishReason: cut ? "length" : "stop" };
}

/** How many tasks and other parts a response holds. */
export function partsOf(response: string, finishReason: string): number {
  const { candidates, malformed } = parseCompletion(response, finishReason);
  return candidates.length + malformed.length;
}
