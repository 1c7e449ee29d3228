import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { leftRowsCsv } from "./left-rows-csv.ts";

it("lists rows by number and reason, and lets no reason become a formula", () => {
  const csv = leftRowsCsv(
    ["Row", "Line", "Reason"],
    [
      { row: 2, line: 3, reason: 'The field "x", a\nlist' },
      { row: 4, line: null, reason: '=HYPERLINK("http://example.org")' },
    ],
  );
  expect(parse(csv)).toEqual([
    ["Row", "Line", "Reason"],
    ["2", "3", 'The field "x", a\nlist'],
    ["4", "", '\'=HYPERLINK("http://example.org")'],
  ]);
});
