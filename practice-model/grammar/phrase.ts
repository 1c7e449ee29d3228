import { pools } from "./pools.ts";
import type { Random } from "./random.ts";
import { withArticle } from "./wording.ts";

/**
 * What a template may refer to. A template is plain text with
 * - `[this|that|]`: one of the alternatives, which may be empty and may nest;
 * - `{name}`: the slot of that name or, where the task has none, a draw from the shared pool of that name;
 * - `{a name}`: the same with its article (a or an); `{^name}`, `{^a name}`: with a capital first letter.
 */
export type Slots = Readonly<Record<string, string | number>>;

type Part = string | { slot: string; article: boolean; capital: boolean } | { choices: Part[][] };

const compiled = new Map<string, Part[]>();

/** The template with its choices made and its slots filled. Throws where a slot is in neither the task nor a pool. */
export function say(random: Random, template: string, slots: Slots = {}): string {
  return tidy(render(random, partsOf(template), slots));
}

/** The text with a capital first letter; the rest, acronyms included, stays as it is. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, " ")
    .replace(/ +([,.;:?])/g, "$1")
    .trim();
}

function render(random: Random, parts: readonly Part[], slots: Slots): string {
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") text += part;
    else if ("choices" in part) text += render(random, random.pick(part.choices), slots);
    else text += filled(random, part, slots);
  }
  return text;
}

function filled(random: Random, part: { slot: string; article: boolean; capital: boolean }, slots: Slots): string {
  let text = slots[part.slot]?.toString();
  if (text === undefined) {
    const pool = pools[part.slot];
    if (!pool) throw new Error(`a template names the slot ${part.slot}, which nobody fills`);
    text = say(random, random.pick(pool), slots);
  }
  if (part.article) text = withArticle(text);
  return part.capital ? capital(text) : text;
}

function partsOf(template: string): Part[] {
  let parts = compiled.get(template);
  if (!parts) {
    parts = parse(template);
    compiled.set(template, parts);
  }
  return parts;
}

function parse(template: string): Part[] {
  let at = 0;
  const sequence = (inside: boolean): Part[] => {
    const parts: Part[] = [];
    let plain = "";
    const flush = () => {
      if (plain) parts.push(plain);
      plain = "";
    };
    for (; at < template.length; at++) {
      const character = template[at] as string;
      if (inside && (character === "|" || character === "]")) break;
      if (character === "[") {
        flush();
        parts.push({ choices: choices() });
      } else if (character === "{") {
        flush();
        parts.push(slot());
      } else plain += character;
    }
    flush();
    return parts;
  };
  const choices = (): Part[][] => {
    const found: Part[][] = [];
    do {
      at++;
      found.push(sequence(true));
    } while (template[at] === "|");
    if (template[at] !== "]") throw new Error(`no closing bracket in the template: ${template}`);
    return found;
  };
  const slot = (): Part => {
    const end = template.indexOf("}", at);
    const match = /^(\^?)(a )?(\w+)$/.exec(template.slice(at + 1, end));
    if (end < 0 || !match) throw new Error(`a slot is not closed or not named in the template: ${template}`);
    at = end;
    return { capital: match[1] === "^", article: match[2] !== undefined, slot: match[3] as string };
  };
  return sequence(false);
}
