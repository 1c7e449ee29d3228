import { expect, test } from "vitest";
import { mostMarkdownLines, tooDeepLine } from "./markdown-depth.ts";

test("quotes and lists of a hand-written text are not too deep", () => {
  expect(tooDeepLine("# Title\n\n> - 1. a\n\n---\n* * *\n- - -\n**bold** -5 mg\n1. one\n")).toBeNull();
});

test("a line that nests many at once is named", () => {
  expect(tooDeepLine("a\n> > > > > b")).toBe(2);
  expect(tooDeepLine(">>>>> b")).toBe(1);
  expect(tooDeepLine(`${"- ".repeat(20_000)}x`)).toBe(1);
  expect(tooDeepLine("1. 2) - + * x")).toBe(1);
});

test("a text of too many lines is named by the first that is too many", () => {
  expect(tooDeepLine("a\n".repeat(mostMarkdownLines - 1))).toBeNull();
  expect(tooDeepLine("a\n".repeat(mostMarkdownLines + 5))).toBe(mostMarkdownLines + 1);
});
