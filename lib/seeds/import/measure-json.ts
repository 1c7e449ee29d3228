/**
 * How deeply the lists and objects of a JSON text lie in each other, and how many members its largest object has. Tells, before
 * it is parsed, of a file that would exhaust the stack or the time of whoever does. The text need not be valid; the
 * measuring stops where it is deeper than `mostDepth`. O(length) time.
 * @example measureJson('{"a": [1, 2], "b": 3}', 100) // { depth: 2, members: 2 }
 */
export function measureJson(json: string, mostDepth: number): { depth: number; members: number } {
  /** Members begun so far of each open object. */
  const open: number[] = [];
  let depth = 0;
  let members = 0;
  let inString = false;
  for (let at = 0; at < json.length && depth <= mostDepth; at++) {
    const code = json.charCodeAt(at);
    if (inString) {
      if (code === backslash) at++;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === openBracket || code === openBrace) {
      open.push(code === openBrace ? 1 : inList);
      depth = Math.max(depth, open.length);
      if (code === openBrace) members = Math.max(members, 1);
    } else if (code === closeBracket || code === closeBrace) open.pop();
    else if (code === comma && (open.at(-1) ?? inList) !== inList) {
      const counted = (open.pop() ?? 0) + 1;
      open.push(counted);
      members = Math.max(members, counted);
    }
  }
  return { depth, members };
}

const inList = -1;
const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
