/**
 * Rows that an import left out as a CSV file for people: row, line and reason. A cell that a spreadsheet would take for a formula
 * is led by an apostrophe, as reasons quote the file.
 */
export function leftRowsCsv(
  header: readonly string[],
  rows: readonly { row: number; line: number | null; reason: string }[],
): string {
  const lines = rows.map(({ row, line, reason }) => [String(row), line === null ? "" : String(line), reason]);
  return [header, ...lines].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
