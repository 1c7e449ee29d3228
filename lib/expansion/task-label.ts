import type { TaskField } from "./to-candidate.ts";

/** A line that begins with the name of a field: `2. Input: ...`, `### Output:`, `**Category:** ...`. */
export type TaskLabel = {
  field: TaskField;
  /** Whether a number stands before the name. */
  numbered: boolean;
  /** How many characters of the line the label takes. */
  length: number;
};

/** A label stands at the beginning of a line; no more of it than this is looked at. */
const HEAD = 80;

/** The shortest label, "Kind:". */
const SHORTEST = 5;

const LABEL =
  /^[\s>#*_-]{0,12}(?:(?:task|example)\s?)?(?:#?(\d{1,4})\s?[.):\]-]{0,2}\s{0,3})?[*_]{0,3}(instruction|input|output|response|category|kind of task|kind|reason)[*_]{0,3}\s?[:：][*_]{0,3}/i;
const FIELDS: Record<string, TaskField> = { response: "output", "kind of task": "kind" };

/** The label with which a line of a text begins, or null. "Response" is one only as a heading: it is a common word in medicine. */
export function taskLabel(text: string, lineStart: number, lineEnd: number): TaskLabel | null {
  if (lineEnd - lineStart < SHORTEST) return null;
  const head = text.slice(lineStart, Math.min(lineEnd, lineStart + HEAD));
  const match = LABEL.exec(head);
  if (match === null) return null;
  const name = (match[2] as string).toLowerCase();
  if (name === "response" && !/^\s*#/.test(head)) return null;
  return { field: FIELDS[name] ?? (name as TaskField), numbered: match[1] !== undefined, length: match[0].length };
}

/** Whether a line is only there to part tasks: `###`, `---`. */
export function isRule(line: string): boolean {
  return line.length <= HEAD && /^\s*(#{2,}|-{3,}|={3,}|\*{3,})\s*$/.test(line);
}

/** Whether a line is only the number of the task that follows: `2.`, `Task 2`, `### Example 2:`, `**2**`. */
export function isTaskNumber(line: string): boolean {
  return (
    line.length <= HEAD &&
    /^\s*(#+\s*|[*_]{2})?((task|example|item)\s*#?\s*\d{1,4}[.):]*|\d{1,4}[.):]+|(?<=[#*_]\s?)\d{1,4})[*_\s:]*$/i.test(
      line,
    )
  );
}
