import { readTemplate } from "./read-template.ts";

/** A line that holds variables and white space alone. */
const ONLY_VARIABLES = /^\s*(?:\{\{[^{}\n]{0,100}\}\}\s*)+$/;

/**
 * Fills a template's variables in, in one pass: what a value holds is never read as a template, whatever it looks like.
 * A line of variables alone that all turn out empty goes, and one of the blank lines around it with it, so that a block that does
 * not apply leaves no gap.
 * @param values by variable
 * @throws Error where the template names a variable without a value: it was never checked
 */
export function renderTemplate(template: string, values: Readonly<Record<string, string>>): string {
  const lines: string[] = [];
  let blankBefore = true;
  let dropped = false;
  for (const line of template.split("\n")) {
    const text = renderLine(line, values);
    if (text.trim() === "" && ONLY_VARIABLES.test(line)) {
      dropped = true;
      continue;
    }
    const blank = line.trim() === "";
    if (!(blank && blankBefore && dropped)) lines.push(text);
    blankBefore = blank;
    dropped = dropped && blank;
  }
  return lines.join("\n").trim();
}

function renderLine(line: string, values: Readonly<Record<string, string>>): string {
  if (!line.includes("{{")) return line;
  return readTemplate(line)
    .map((part) => {
      if (part.kind === "text") return part.text;
      const value = part.kind === "variable" && Object.hasOwn(values, part.name) ? values[part.name] : undefined;
      if (value === undefined) throw new Error(`a template that was never checked: ${line.slice(0, 200)}`);
      return value;
    })
    .join("");
}
