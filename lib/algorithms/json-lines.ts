/** A piece of a line of pretty-printed JSON: text exactly as the source has it, and what it is. */
export type JsonPiece = { kind: "key" | "string" | "number" | "word" | "mark"; text: string };

/** A line of pretty-printed JSON: how deep it is nested, and its pieces. */
export type JsonLine = { depth: number; pieces: JsonPiece[] };

/** What reading JSON gives: its lines and where it ends, or where it breaks (an index into the text). */
export type JsonReading = { ok: true; lines: JsonLine[]; end: number } | { ok: false; at: number };

/** An object or a list whose values are all scalars stands on one line up to this many characters. */
const longestOnOneLine = 60;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|true|false|null/y;
// The two alternatives share no first character, so that nothing is tried twice.
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;

type Open = { close: "}" | "]"; line: number; scalars: boolean; empty: boolean };

/**
 * Reads one JSON value (RFC 8259) and lays it out, two spaces a level when shown. Every literal is kept as it is written: `1.0`
 * stays `1.0`, an escape stays an escape, a key that stands twice is shown twice. What follows the value is not looked at.
 * O(length) time, without recursion, so that deep nesting cannot break it.
 * @param from where the value begins; white space before it is skipped
 * @example readJson('{"a":1}') // { ok: true, end: 7, lines: [{ depth: 0, pieces: [{ mark "{" }, { key '"a"' }, ...] }] }
 */
export function readJson(text: string, from = 0): JsonReading {
  const lines: JsonLine[] = [];
  const stack: Open[] = [];
  let at = from;
  let line: JsonLine = { depth: 0, pieces: [] };
  const put = (kind: JsonPiece["kind"], piece: string) => line.pieces.push({ kind, text: piece });
  const begin = () => {
    lines.push(line);
    line = { depth: stack.length, pieces: [] };
  };
  const skip = () => {
    while (at < text.length && " \n\r\t".includes(text[at] as string)) at++;
  };
  const broken = (): JsonReading => ({ ok: false, at: Math.min(at, text.length) });

  for (;;) {
    skip();
    const open = stack.at(-1);
    const first = text[at];
    if (open && first === open.close && open.empty) {
      // Closed below, as after a value.
    } else {
      if (open) begin();
      if (open?.close === "}") {
        const key = literal(string, text, at);
        if (key === null) return broken();
        at += key.length;
        if (text[at] !== '"') return broken();
        at++;
        put("key", `${key}"`);
        skip();
        if (text[at] !== ":") return broken();
        at++;
        put("mark", ": ");
        skip();
      }
      if (open) open.empty = false;
      const start = text[at];
      if (start === "{" || start === "[") {
        put("mark", start);
        at++;
        if (open) open.scalars = false;
        stack.push({ close: start === "{" ? "}" : "]", line: lines.length, scalars: true, empty: true });
        continue;
      }
      if (start === '"') {
        const value = literal(string, text, at) as string;
        at += value.length;
        if (text[at] !== '"') return broken();
        at++;
        put("string", `${value}"`);
      } else {
        const value = literal(scalar, text, at);
        if (value === null) return broken();
        // "01" and "1x" break where the number ends.
        at += value.length;
        put(/^[tfn]/.test(value) ? "word" : "number", value);
      }
    }
    // After a value: closing marks, then a comma or the end.
    for (;;) {
      const inside = stack.at(-1);
      if (!inside) {
        lines.push(line);
        return { ok: true, lines, end: at };
      }
      skip();
      if (text[at] === inside.close) {
        at++;
        stack.pop();
        const whole = inside.empty ? line : oneLine(lines, line, inside);
        if (whole) {
          lines.length = inside.line;
          line = whole;
          put("mark", inside.close);
        } else {
          begin();
          put("mark", inside.close);
        }
        continue;
      }
      if (text[at] !== ",") return broken();
      at++;
      put("mark", ",");
      break;
    }
    // After a comma a value must come.
    skip();
    if (text[at] === stack.at(-1)?.close) return broken();
  }
}

function literal(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** The lines since an object or a list began as one, where it holds scalars alone and is short. */
function oneLine(lines: readonly JsonLine[], last: JsonLine, open: Open): JsonLine | null {
  if (!open.scalars || lines.length - open.line > longestOnOneLine) return null;
  const parts = [...lines.slice(open.line), last];
  let length = 0;
  for (const { pieces } of parts.slice(1)) for (const { text } of pieces) length += text.length;
  if (length > longestOnOneLine) return null;
  const [head, ...rest] = parts as [JsonLine, ...JsonLine[]];
  return {
    depth: head.depth,
    pieces: [
      ...head.pieces,
      ...rest.flatMap(({ pieces }, i) => (i === 0 ? pieces : [{ kind: "mark" as const, text: " " }, ...pieces])),
    ],
  };
}
