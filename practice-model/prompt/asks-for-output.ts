/** Whether the caller's own words ask to carry out the task shown rather than to write new ones. */
export function asksForOutput(words: string): boolean {
  if (/\bnew\s+(?:\w+\s+)?(?:tasks?|instructions?|examples?)\b/i.test(words)) return false;
  return /\b(?:carry out|complete|perform|do|solve) (?:the|this) (?:task|instruction)\b|\boutput (?:alone|of (?:the|this) task)\b/i.test(
    words,
  );
}
