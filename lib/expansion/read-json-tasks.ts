import type { MalformedReason, ResponsePart } from "./candidate.ts";
import type { JsonArray, JsonNode, JsonObject } from "./json-node.ts";
import { type JsonReading, readJson } from "./read-json.ts";
import { type FoundFields, type TaskField, toCandidate } from "./to-candidate.ts";

/** The tasks that a text holds as JSON; `first` is where the first thing with a field of a task begins, null where nothing has one. */
export type JsonTasks = { parts: ResponsePart[]; first: number | null };

const FIELD_OF: Record<string, TaskField> = {
  instruction: "instruction",
  instructions: "instruction",
  input: "input",
  output: "output",
  response: "output",
  category: "category",
  kind: "kind",
  kindoftask: "kind",
  tasktype: "kind",
  reason: "reason",
  rationale: "reason",
};

type Entry = JsonObject["entries"][number];

/**
 * Finds the tasks that a text holds as JSON objects, wherever they stand: in a list, in an object around the list, alone, one a
 * line, within prose or code fences, cut off or broken. An object with an instruction is a task, and what it holds is its text;
 * any other object or list is looked through, and is malformed where no task is found in it. A second instruction in one
 * object begins the next task (the model forgot the bracket). Behind a broken task, reading goes on where an object begins
 * as that one did. What stands between the values goes to `readBetween`. Linear time; the rest after `most` parts is one.
 */
export function readJsonTasks(
  text: string,
  { most, readBetween }: { most: number; readBetween: (prose: string) => ResponsePart[] },
): JsonTasks {
  const found: JsonTasks = { parts: [], first: null };
  let readTo = 0;
  let from = nextStart(text, 0);
  while (from !== -1) {
    found.parts.push(...readBetween(text.slice(readTo, from)));
    if (found.parts.length >= most) {
      found.parts.push({ raw: text.slice(from), reason: "tooManyParts" });
      return found;
    }
    const reading = readJson(text, from);
    const next = nextStart(text, reading.end, brokenTask(reading));
    const rest = reading.end === text.length ? "cutOff" : "invalidJson";
    const end = next === -1 ? text.length : next;
    const context: Context = { text, found, rest, end, keptRest: false };
    collect(context, reading.root, true);
    // Reading stopped between tasks, such as behind a bracket too many: what follows may have been one.
    const unread = text.slice(reading.end, end);
    if (!reading.root.complete && !context.keptRest && /"\s*:/.test(unread)) {
      found.parts.push({ raw: unread.trim(), reason: rest });
    }
    readTo = reading.root.complete ? reading.end : end;
    from = next;
  }
  found.parts.push(...readBetween(text.slice(readTo)));
  return found;
}

type Context = {
  text: string;
  found: JsonTasks;
  /** What is wrong with an object that has no end. */
  rest: MalformedReason;
  /** How far the text of an object without an end reaches at most. */
  end: number;
  /** Whether a part holds all the text up to there. */
  keptRest: boolean;
};

/** Adds the tasks in a value; whether there was any, or anything that should have been one. */
function collect(context: Context, node: JsonArray | JsonObject, expected: boolean): boolean {
  const { found } = context;
  const before = found.parts.length;
  if (node.type === "object" && node.entries.some(isInstruction)) {
    found.first ??= node.start;
    found.parts.push(...readTasks(context, node));
    return true;
  }
  if (node.type === "object") {
    for (const entry of node.entries) if (entry.node.type !== "scalar") collect(context, entry.node, false);
    if (found.parts.length > before) return true;
    if (node.entries.some(({ key }) => fieldOf(key) === "output")) found.first ??= node.start;
  } else {
    const tasksExpected = node.items.some(({ type }) => type === "object");
    for (const item of node.items) {
      if (item.type !== "scalar") collect(context, item, tasksExpected);
      else if (tasksExpected)
        found.parts.push({ raw: context.text.slice(item.start, item.end), reason: "notAnObject" });
    }
    if (found.parts.length > before) return true;
  }
  if (!expected) return false;
  found.parts.push({ raw: rawOf(context, node), reason: node.complete ? "noInstruction" : context.rest });
  return true;
}

/** The tasks of an object with an instruction: one, or as many as it has instructions. */
function readTasks(context: Context, node: JsonObject): ResponsePart[] {
  const groups: Entry[][] = [[]];
  for (const entry of node.entries) {
    if (isInstruction(entry) && groups.at(-1)?.some(isInstruction)) groups.push([]);
    groups.at(-1)?.push(entry);
  }
  return groups.map((entries, i) => {
    const following = groups[i + 1]?.[0];
    if (groups.length === 1) return readTask(context, entries, rawOf(context, node), node.complete);
    const start = i === 0 ? node.start : (entries[0]?.start ?? node.start);
    const raw = following ? context.text.slice(start, following.start).trim() : rawOf(context, { ...node, start });
    return readTask(context, entries, raw, node.complete || following !== undefined);
  });
}

function readTask({ text, rest }: Context, entries: Entry[], raw: string, complete: boolean): ResponsePart {
  if (!complete) return { raw, reason: rest };
  const fields: FoundFields = {};
  for (const { key, node } of entries) {
    const field = fieldOf(key);
    if (field === undefined) continue;
    const again = fields[field] !== undefined;
    if (again && (field === "instruction" || field === "input" || field === "output"))
      return { raw, reason: "fieldTwice" };
    if (!again) fields[field] = node.type === "scalar" ? node.value : text.slice(node.start, node.end);
  }
  return toCandidate(fields, raw);
}

/** An object that has no end is kept with all that follows it up to the next one. */
function rawOf(context: Context, node: JsonArray | JsonObject): string {
  const { text, end } = context;
  if (!node.complete) context.keptRest = true;
  const raw = text.slice(node.start, node.complete ? node.end : Math.max(end, node.end)).trimEnd();
  return raw.endsWith(",") ? raw.slice(0, -1) : raw;
}

function isInstruction({ key, node }: { key: string; node: JsonNode }): boolean {
  return fieldOf(key) === "instruction" && node.type === "scalar";
}

function fieldOf(key: string): TaskField | undefined {
  if (key.length > 30) return undefined;
  const name = key.toLowerCase().replace(/[^a-z]/g, "");
  return Object.hasOwn(FIELD_OF, name) ? FIELD_OF[name] : undefined;
}

/** The first key of the task in which reading stopped, or null where it stopped in none. */
function brokenTask({ stuckIn }: JsonReading): string | null {
  for (const node of stuckIn) {
    if (node.type === "object" && node.entries.some(isInstruction)) return node.entries[0]?.key ?? null;
  }
  return null;
}

/** Where the next object that begins with a key (with this key, where one is given), or list of objects or strings, begins; -1 for nowhere. */
function nextStart(text: string, from: number, firstKey: string | null = null): number {
  const pattern = /[{[]\s*(?=["{[])/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const inside = match.index + match[0].length;
    if (firstKey !== null) {
      if (text[match.index] === "{" && text.startsWith(`"${firstKey}"`, inside)) return match.index;
    } else if (text[match.index] === "[" || text[inside] === '"') return match.index;
  }
  return -1;
}
