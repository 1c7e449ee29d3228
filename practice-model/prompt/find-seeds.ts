import type { Seed } from "./seed.ts";

/** The tasks that a prompt shows, and the prompt without them: what is left are the caller's own words. */
export interface Shown {
  seeds: Seed[];
  rest: string;
}

/** Finds tasks written as JSON objects, as tagged text, or as blocks of `Instruction:`, `Input:` ... lines. */
export function findSeeds(prompt: string): Shown {
  for (const reader of [jsonSeeds, taggedSeeds, blockSeeds]) {
    const shown = reader(prompt);
    const real = shown.seeds.filter(
      (seed) => /[\p{L}\p{N}]\s+[\p{L}\p{N}]/u.test(seed.instruction) || /\p{Script=Han}/u.test(seed.instruction),
    );
    if (real.length) return { seeds: real, rest: shown.rest };
  }
  return { seeds: [], rest: prompt };
}

/** How many keys "instruction" may stand in no readable object before the search ends: it must not take long on odd text. */
const mostFailures = 20;

/** Objects with the key "instruction", alone or in lists, anywhere in the text. */
function jsonSeeds(prompt: string): Shown {
  const seeds: Seed[] = [];
  let rest = "";
  let from = 0;
  let failures = 0;
  for (const match of prompt.matchAll(/"instruction"\s*:/gi)) {
    if (match.index < from) continue;
    const found = objectAround(prompt, match.index, from);
    const seed = found && seedOf(prompt.slice(...found));
    if (seed) {
      seeds.push(seed);
      rest += `${prompt.slice(from, found[0])} `;
      from = found[1];
    } else if (++failures > mostFailures) break;
  }
  return { seeds, rest: rest + prompt.slice(from) };
}

/** Where the object around a place begins and ends; null where none does. Objects that end before the place are passed over. */
function objectAround(text: string, at: number, from: number): [start: number, end: number] | null {
  let start = at;
  for (let tries = 0; tries < 8; tries++) {
    start = text.lastIndexOf("{", start - 1);
    if (start < from || start < 0) return null;
    const end = objectEnd(text, start);
    if (end < 0) return null;
    if (end > at) return [start, end];
  }
  return null;
}

/** One past the bracket that closes the object begun at `start`; -1 where it is not closed. Linear in its length. */
function objectEnd(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character === "\\") i++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return i + 1;
  }
  return -1;
}

function seedOf(text: string): Seed | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const source = Object.fromEntries(Object.entries(value as object).map(([key, field]) => [key.toLowerCase(), field]));
  return seedFrom(source, value as Record<string, unknown>);
}

function seedFrom(fields: Readonly<Record<string, unknown>>, source: Readonly<Record<string, unknown>>): Seed {
  const text = (...names: string[]) => {
    const found = names.map((name) => fields[name]).find((field) => typeof field === "string");
    return typeof found === "string" ? found.trim() : "";
  };
  const input = text("input");
  return {
    instruction: text("instruction"),
    input: /^<?no ?input>?$/i.test(input) ? "" : input,
    output: text("output"),
    category: text("category"),
    kind: text("kind", "kind of task", "kind_of_task", "kindoftask", "task_kind", "type"),
    source,
  };
}

/** `<instruction>...</instruction>` and its fellows, one task from one instruction to the next. */
function taggedSeeds(prompt: string): Shown {
  const found: Record<string, unknown>[] = [];
  const rest = prompt.replace(
    /<(instruction|input|output|category|kind)>([^<]*)<\/\1>/gi,
    (_, tag: string, text: string) => {
      if (tag.toLowerCase() === "instruction") found.push({});
      const last = found.at(-1);
      if (last) last[tag.toLowerCase()] = text;
      return " ";
    },
  );
  return { seeds: found.map((fields) => seedFrom(fields, {})), rest };
}

const fieldLine =
  /^[\s>*#-]{0,20}(?:\d{1,4}[.)]\s{0,4})?[*_#\s]{0,8}(instruction|input|output|category|kind(?: of task)?|tags|reason)\s{0,4}[*_]{0,3}\s{0,4}:[*_]{0,3}[ \t]*(.*)$/i;

/** Lines such as `1. Instruction: ...`, markdown allowed. A field goes on until the next field, a rule or an empty line after a category or kind. */
function blockSeeds(prompt: string): Shown {
  const found: Record<string, unknown>[] = [];
  const rest: string[] = [];
  let field = "";
  for (const line of prompt.split("\n")) {
    const match = fieldLine.exec(line);
    const current = found.at(-1);
    if (match) {
      field = (match[1] as string).toLowerCase();
      if (field === "instruction") found.push({ instruction: match[2] });
      else if (current) current[field] = match[2];
      else rest.push(line);
    } else if (/^\s*(?:#{2,}|-{3,}|={3,})/.test(line)) {
      field = "";
      rest.push(line);
    } else if (
      field &&
      current &&
      (field === "input" || field === "output" || field === "instruction") &&
      !/^\s*(?:task|example|seed)\b.{0,12}$/i.test(line)
    ) {
      current[field] = `${current[field]}\n${line}`;
    } else {
      field = "";
      rest.push(line);
    }
  }
  return { seeds: found.map((fields) => seedFrom(fields, {})), rest: rest.join("\n") };
}
