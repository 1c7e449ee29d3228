import { storableText } from "#lib/algorithms/storable-text.ts";
import { taskTextLimits } from "#lib/items/schema.ts";
import type { Candidate, MalformedPart, MalformedReason } from "./candidate.ts";

/** The fields of a task. */
export type TaskField = "instruction" | "input" | "output" | "category" | "kind" | "reason";

/** What was found of a task: a field that is missing was not written. */
export type FoundFields = Partial<Record<TaskField, string>>;

const MOST = { category: 200, kind: 100, reason: 2_000 };

/** What models write for an input that there is none of. */
const NO_INPUT =
  /^[<([{]? ?(no ?input( needed| required| provided| necessary)?|n\/a|none|null|nil|not applicable|empty) ?[>)\]}]?\.?$/i;

/**
 * Makes a candidate of the fields found, or a malformed part that keeps `raw`. Trims the texts, replaces what a database cannot
 * hold, and takes a placeholder for an empty input as one. Category, kind and reason, which are labels, are cut to a sane length.
 */
export function toCandidate(found: FoundFields, raw: string): Candidate | MalformedPart {
  const malformed = (reason: MalformedReason): MalformedPart => ({ raw, reason });
  const instruction = clean(found.instruction);
  if (instruction === "") return malformed("noInstruction");
  if (found.output === undefined) return malformed("noOutput");
  const written = clean(found.input);
  const input = written.length <= 40 && NO_INPUT.test(written) ? "" : written;
  const output = clean(found.output);
  const { instruction: a, input: b, output: c } = taskTextLimits;
  if (instruction.length > a || input.length > b || output.length > c) return malformed("tooLong");
  return {
    instruction,
    input,
    output,
    category: label(found.category, MOST.category) || null,
    kind: label(found.kind, MOST.kind),
    reason: clean(clean(found.reason).slice(0, MOST.reason)),
  };
}

function clean(text: string | undefined): string {
  return storableText(text ?? "").trim();
}

function label(text: string | undefined, most: number): string {
  const start = (text ?? "").trim().slice(0, 4 * most);
  return clean(start.replace(/\s+/g, " ").slice(0, most));
}
