/**
 * Where a text stops being JSON (RFC 8259): the offset of the first character that cannot stand there, the length of the text where
 * it ends too early, null where it is JSON. The engine's own message names the place only sometimes. Recursive in the
 * nesting, which the caller bounds beforehand. O(length) time.
 * @example findJsonFault('{"a": 1,}') // 8
 */
export function findJsonFault(text: string): number | null {
  let at = 0;
  try {
    value();
    space();
    if (at < text.length) fail();
    return null;
  } catch (error) {
    if (error !== fault) throw error;
    return Math.min(at, text.length);
  }

  function value(): void {
    space();
    const first = text[at];
    if (first === "{") members("}", member);
    else if (first === "[") members("]", value);
    else if (first === '"') string();
    else if (first === "t") word("true");
    else if (first === "f") word("false");
    else if (first === "n") word("null");
    else number();
  }

  function members(end: string, one: () => void): void {
    at++;
    space();
    if (text[at] === end) {
      at++;
      return;
    }
    for (;;) {
      one();
      space();
      if (text[at] === end) {
        at++;
        return;
      }
      expect(",");
    }
  }

  function member(): void {
    space();
    string();
    space();
    expect(":");
    value();
  }

  function string(): void {
    expect('"');
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (text[at] === '"') break;
      if (Number.isNaN(code) || code < 0x20) fail();
      if (text[at] === "\\") escapeSequence();
    }
    at++;
  }

  function escapeSequence(): void {
    at++;
    if (text[at] === "u") {
      for (let digit = 0; digit < 4; digit++) {
        at++;
        if (!/^[0-9a-f]$/i.test(text[at] ?? "")) fail();
      }
    } else if (!'"\\/bfnrt'.includes(text[at] ?? " ")) fail();
  }

  function number(): void {
    const pattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (!found) fail();
    at += (found as string).length;
  }

  function word(expected: string): void {
    for (const character of expected) expect(character);
  }

  function expect(character: string): void {
    if (text[at] !== character) fail();
    at++;
  }

  function space(): void {
    while (text[at] === " " || text[at] === "\n" || text[at] === "\r" || text[at] === "\t") at++;
  }

  function fail(): void {
    throw fault;
  }
}

const fault = new Error("no JSON");
