import { evidenceClauses, openings, purposeClauses, shapeClauses } from "#practice-model/grammar/clauses.ts";
import { capital, type Slots, say } from "#practice-model/grammar/phrase.ts";
import { firstChoice, type Random } from "#practice-model/grammar/random.ts";
import { inWords, lowered, words } from "#practice-model/grammar/wording.ts";
import type { Draft, Kind } from "#practice-model/kinds/kind.ts";
import type { Choice } from "./choose-kind.ts";
import type { Task } from "./task.ts";

/** Draws a task of the chosen kind: first the facts, input and output, then an instruction that fits them. */
export function writeTask(random: Random, choice: Choice): Task {
  const draft = choice.kind.draw(random);
  return taskOf(random, choice, draft, instructionOf(random, choice.kind, draft));
}

/** The same, worded as plainly as the kind allows: what a model that has run out of ideas keeps writing. */
export function writePlainTask(random: Random, choice: Choice): Task {
  const draft = choice.kind.draw(random);
  return taskOf(random, choice, draft, say(firstChoice, choice.kind.ask[0] as string, slotsOf(draft)));
}

function taskOf(random: Random, choice: Choice, draft: Draft, instruction: string): Task {
  return {
    instruction,
    input: draft.input,
    output: draft.output,
    category: choice.category,
    kind: choice.label,
    reason: say(random, choice.kind.because),
  };
}

function instructionOf(random: Random, kind: Kind, draft: Draft): string {
  const slots = { source: kind.source ?? "text", ...slotsOf(draft) };
  const ask = say(random, random.pick(kind.ask), slots);
  const opened = random.chance(0.22) ? say(random, random.pick(openings), { ...slots, ask: lowered(ask) }) : ask;
  const clauses = draft.format ? [random.pick(draft.format)] : [];
  if (random.chance(0.55)) clauses.push(random.pick(kind.how));
  if (random.chance(0.5)) clauses.push(random.pick(shapeClauses[draft.shape]));
  if (draft.input && random.chance(0.25)) clauses.push(random.pick(evidenceClauses));
  if (random.chance(0.3) || (opened === ask && clauses.length < 2)) clauses.push(random.pick(purposeClauses));
  return [opened, ...clauses.map((clause) => capital(say(random, clause, slots)))].join(" ");
}

/** The draft's slots and the limits that its output meets: a limit on words is never broken by the output beside it. */
function slotsOf(draft: Draft): Slots {
  const length = words(draft.output);
  const sentences = Math.max(2, draft.output.split(/[.!?](?:\s|$)/).length - 1);
  return {
    ...draft.slots,
    words: Math.ceil((length + 3) / 10) * 10 + 10 * (length % 3),
    sentences: inWords(sentences),
    items: inWords(Math.max(2, draft.output.split("\n").length)),
  };
}
