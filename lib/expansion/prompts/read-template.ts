/** A stretch of a template: words as they stand, a variable by its name, or double braces that nothing closes. */
export type TemplatePart =
  | { kind: "text"; text: string }
  | { kind: "variable"; name: string; at: number }
  | { kind: "unclosed"; at: number };

/** Between the braces: anything on one line but braces. */
const VARIABLE = /\{\{([^{}\n]{0,100})\}\}|\{\{/g;

/**
 * Takes a template apart. `{{name}}`, spaces around the name or not, is a variable; two opening braces that are no variable are
 * `unclosed`; all else is text, single braces too. `at` counts from the template's start in UTF-16 units. Linear time.
 * @example readTemplate("Write {{new_tasks}}.") // text "Write ", variable new_tasks at 6, text "."
 */
export function readTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of template.matchAll(VARIABLE)) {
    if (match.index > from) parts.push({ kind: "text", text: template.slice(from, match.index) });
    const name = match[1]?.trim();
    parts.push(name ? { kind: "variable", name, at: match.index } : { kind: "unclosed", at: match.index });
    from = match.index + match[0].length;
  }
  if (from < template.length) parts.push({ kind: "text", text: template.slice(from) });
  return parts;
}
