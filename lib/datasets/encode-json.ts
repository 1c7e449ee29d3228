/** Line ends that JSON lets stand in a string and that some readers of lines (Python's splitlines) part lines at. */
const lineEnds = /[\u0085\u2028\u2029]/g;

/**
 * A value as compact JSON on one line, in the order of its keys. The same value gives the same text everywhere:
 * half a surrogate pair is written as its escape, as are the line ends above.
 */
export function encodeJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.replace(lineEnds, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
