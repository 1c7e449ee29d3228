import type { ResponsePart } from "./candidate.ts";
import { parseCategory } from "./parse-category.ts";
import { isRule, isTaskNumber, type TaskLabel, taskLabel } from "./task-label.ts";
import { type FoundFields, type TaskField, toCandidate } from "./to-candidate.ts";

type Line = { start: number; end: number };
type LabelLine = Line & { label: TaskLabel };

/** A task under way: where each of its fields begins and ends, and the labels below its output. */
type Block = { start: number; end: number; fields: Partial<Record<TaskField, Line>>; below: LabelLine[] };

const ORDER: Partial<Record<TaskField, number>> = { instruction: 0, input: 1, output: 2 };

/** Where the first line that begins with the label "Instruction" begins; null where none does. */
export function findFirstInstruction(text: string): number | null {
  for (const { start, end } of lines(text)) {
    if (taskLabel(text, start, end)?.field === "instruction") return start;
  }
  return null;
}

/**
 * Reads tasks written as plain blocks, as Stanford Alpaca's prompt asks for them: lines `n. Instruction:`, `n. Input:`, `n. Output:`, parted
 * by `###`; numbers may be missing or skipped, labels may be bold or headings, other lines belong to the field above. A task
 * begins at each "Instruction" label (where the first is numbered: at a numbered one, or below a parting line). Within a task labels
 * only go forward, so an output may hold a line "Input:". Labels Category, Kind and Reason are read from the end of a task.
 * A task without an output is malformed, and so is the last one where the response was cut (`cut`): nobody knows what is missing.
 * Empty where no line has the label "Instruction". Linear time; the rest after `most` tasks is one part.
 */
export function readPlainBlocks(text: string, { cut, most }: { cut: boolean; most: number }): ResponsePart[] {
  const { blocks, lead } = split(text, most);
  const parts: ResponsePart[] = [];
  if (blocks.length === 0) return parts;
  const before = text.slice(0, lead.end);
  if (lead.hasOutput) parts.push({ raw: before.trim(), reason: "noInstruction" });
  // Where category and kind stand above the instruction, those at the end of a block are the next one's.
  let above: FoundFields | null = lead.labels.length > 0 ? labelled(text, lead.labels, lead.end) : null;
  blocks.forEach((block, i) => {
    const raw = text.slice(block.start, block.end).trim();
    const isLast = i === blocks.length - 1;
    const fields: FoundFields = {};
    for (const name of ["instruction", "input", "output"] as const) {
      const span = block.fields[name];
      if (span) fields[name] = withoutTail(text.slice(span.start, span.end), !isLast);
    }
    const below = proposals(text, block);
    if (below !== null && fields.output !== undefined) {
      fields.output = text.slice(block.fields.output?.start ?? 0, below.start);
    }
    Object.assign(fields, above ?? below?.fields);
    if (above !== null) above = below?.fields ?? {};
    if (isLast && blocks.length > most) parts.push({ raw, reason: "tooManyParts" });
    else parts.push(isLast && cut ? { raw, reason: "cutOff" } : toCandidate(fields, raw));
  });
  return parts;
}

/** Cuts a text at the labels "Instruction". The block after the `most`-th takes all the rest. */
function split(text: string, most: number) {
  const blocks: Block[] = [];
  const lead = { end: text.length, hasOutput: false, labels: [] as LabelLine[] };
  let numbered = false;
  let parted = false;
  let field: TaskField = "instruction";
  for (const line of lines(text)) {
    const { start, end } = line;
    const block = blocks.at(-1);
    const label = blocks.length > most ? null : taskLabel(text, start, end);
    const content = { start: start + (label?.length ?? 0), end: text.length };
    if (label?.field === "instruction" && (block === undefined || !numbered || label.numbered || parted)) {
      if (block === undefined) {
        lead.end = start;
        numbered = label.numbered;
      } else close(block, field, start);
      blocks.push({ start, end: text.length, fields: { instruction: content }, below: [] });
      field = "instruction";
    } else if (block === undefined) {
      if (label?.field === "output") lead.hasOutput = true;
      else if (label?.field === "category" || (label !== null && lead.labels.length > 0))
        lead.labels.push({ ...line, label });
    } else if (label !== null) {
      const place = ORDER[label.field];
      if (place === undefined) {
        if (field === "output") block.below.push({ ...line, label });
      } else if (place > (ORDER[field] as number)) {
        close(block, field, start);
        block.fields[label.field] = content;
        block.end = text.length;
        field = label.field;
      }
    }
    if (end > start)
      parted =
        isRule(text.slice(start, Math.min(end, start + 100))) || (parted && text.slice(start, end).trim() === "");
  }
  return { blocks, lead };
}

function close(block: Block, field: TaskField, end: number): void {
  block.end = end;
  (block.fields[field] as Line).end = end;
}

/**
 * Category, kind and reason at the end of a block, and where they begin; null where there are none. They count only where nothing but
 * labels follows the first of them (a reason may run on), so that an answer such as "Category: cardiology" stays an answer: there
 * have to be two of them, or one of the four categories.
 */
function proposals(text: string, block: Block): { start: number; fields: FoundFields } | null {
  const { below } = block;
  if (block.fields.output === undefined || below.length === 0) return null;
  let first = below.length - 1;
  while (first > 0 && text.slice((below[first - 1] as LabelLine).end, (below[first] as LabelLine).start).trim() === "")
    first--;
  const run = below.slice(first);
  const fields = labelled(text, run, block.end);
  const named = run.map(({ label }) => label.field);
  if (fields.category === undefined || new Set(named).size < named.length) return null;
  const last = run.at(-1) as LabelLine;
  const runsOn = withoutTail(text.slice(last.end, block.end), true).trim() !== "";
  if (runsOn && last.label.field !== "reason") return null;
  if (run.length === 1 && parseCategory(fields.category) === null) return null;
  return { start: (run[0] as LabelLine).start, fields };
}

/** What stands behind each of the labels, up to the next one. */
function labelled(text: string, labels: LabelLine[], end: number): FoundFields {
  const fields: FoundFields = {};
  labels.forEach(({ start, label }, i) => {
    const value = text.slice(start + label.length, labels[i + 1]?.start ?? end);
    fields[label.field] ??= withoutTail(value, true);
  });
  return fields;
}

/** A field's text without what parts it from the next task: blank lines, rules, and (`heading`) the next task's number. */
function withoutTail(content: string, heading: boolean): string {
  let text = content.trimEnd();
  let numberAllowed = heading;
  for (;;) {
    const start = text.lastIndexOf("\n") + 1;
    const line = text.slice(start);
    const isNumber = numberAllowed && isTaskNumber(line);
    const isFence = line.trimEnd() === "```" && countFences(text) % 2 === 1;
    // What stands on the label's own line is content, even where it looks like a rule or a number.
    if (start === 0 || !(isNumber || isFence || isRule(line))) return text;
    if (isNumber) numberAllowed = false;
    text = text.slice(0, start).trimEnd();
  }
}

function countFences(text: string): number {
  let count = 0;
  for (let at = text.indexOf("```"); at !== -1; at = text.indexOf("```", at + 3)) count++;
  return count;
}

function* lines(text: string): Generator<Line> {
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    yield { start, end };
    start = end + 1;
  }
}
