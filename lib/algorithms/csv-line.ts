/**
 * A line of a CSV file for people. A cell that a spreadsheet would take for a formula is led by an apostrophe, as cells
 * may hold what others wrote; numbers stay numbers.
 * @example csvLine(["a", "=1+1", 'say "x"']) // `a,'=1+1,"say ""x"""\r\n`
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? String(cell) : quoted(cell))).join(",")}\r\n`;
}

function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
