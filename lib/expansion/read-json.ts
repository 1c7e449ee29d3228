import type { JsonArray, JsonNode, JsonObject } from "./json-node.ts";

/**
 * What was read: the value with all that was read of its parts. `end` is where reading stopped: behind the value,
 * or where it could not go on; then `stuckIn` names the brackets that were open there, outermost first.
 */
export type JsonReading = { root: JsonArray | JsonObject; end: number; stuckIn: (JsonArray | JsonObject)[] };

const MOST_DEPTH = 100;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null|True|False|None/y;

/**
 * Reads the JSON object or list that begins at `start`, as models write it: line breaks within strings, escapes that JSON does
 * not know, commas too many or missing between values, and Python's True, False and None are taken. Anything else stops the
 * reading, and what was read until then stays. Nested deeper than 100 is refused. Linear time, no recursion; throws nothing.
 */
export function readJson(text: string, start: number): JsonReading {
  const root = openAt(text, start) as JsonArray | JsonObject;
  const open = [root];
  let at = start + 1;
  for (;;) {
    const container = open.at(-1);
    if (container === undefined) return { root, end: at, stuckIn: [] };
    at = skipSeparators(text, at);
    const character = text[at];
    if (character === (container.type === "array" ? "]" : "}")) {
      at++;
      container.end = at;
      container.complete = true;
      open.pop();
      continue;
    }
    let key: { key: string; start: number } | null = null;
    if (container.type === "object") {
      const string = readString(text, at);
      const colon = string === null ? -1 : skipSpace(text, string.end);
      if (string === null || text[colon] !== ":") return stuck(root, open, string === null ? stopOf(text, at) : colon);
      key = { key: string.value, start: at };
      at = skipSpace(text, colon + 1);
    }
    const node = openAt(text, at) ?? readScalar(text, at);
    if (node === null || open.length === MOST_DEPTH) {
      const end = stopOf(text, at);
      // The key was read: an object that breaks off within its instruction still shows that it was to be a task.
      if (container.type === "object" && key !== null) {
        container.entries.push({ ...key, node: { type: "scalar", value: "", start: at, end } });
      }
      return stuck(root, open, end);
    }
    if (container.type === "array") container.items.push(node);
    else if (key !== null) container.entries.push({ ...key, node });
    if (node.type === "scalar") at = node.end;
    else {
      open.push(node);
      at++;
    }
  }
}

function stuck(root: JsonArray | JsonObject, open: (JsonArray | JsonObject)[], end: number): JsonReading {
  for (const container of open) container.end = end;
  return { root, end, stuckIn: open };
}

/** Where reading stops at a value that cannot be read: a string without an end takes up all the rest. */
function stopOf(text: string, at: number): number {
  return text[at] === '"' ? text.length : at;
}

function openAt(text: string, at: number): JsonArray | JsonObject | null {
  if (text[at] === "{") return { type: "object", entries: [], complete: false, start: at, end: at };
  if (text[at] === "[") return { type: "array", items: [], complete: false, start: at, end: at };
  return null;
}

function readScalar(text: string, at: number): JsonNode | null {
  if (text[at] === '"') return readString(text, at);
  for (const pattern of [NUMBER, LITERAL]) {
    pattern.lastIndex = at;
    const written = pattern.exec(text)?.[0];
    if (written === undefined) continue;
    const value = written === "null" || written === "None" ? "" : written;
    return { type: "scalar", value, start: at, end: at + written.length };
  }
  return null;
}

function readString(text: string, at: number): (JsonNode & { type: "scalar" }) | null {
  if (text[at] !== '"') return null;
  let end = at + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (Number.isNaN(code)) return null;
    if (code === 0x22) break;
    end += code === 0x5c ? 2 : 1;
  }
  return { type: "scalar", value: unescaped(text.slice(at + 1, end)), start: at, end: end + 1 };
}

const MEANINGS: Record<string, string> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  '"': '"',
  "\\": "\\",
  "/": "/",
};

/** An escape that JSON does not know, such as that of a LaTeX command, is text. */
function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (whole, hex: string | undefined, letter: string) =>
    hex === undefined ? (MEANINGS[letter] ?? whole) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

function skipSeparators(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2c) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff;
}
