import { expect, test } from "vitest";
import { safeLink } from "./markdown-link.ts";

test.each(["https://example.org/a?b#c", "http://example.org", "mailto:ana@example.org", "#reject"])(
  "%s may be followed",
  (address) => {
    expect(safeLink(address)).toBe(address);
  },
);

test.each([
  "javascript:alert(1)",
  " JavaScript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://example.org/1",
  "//example.org",
  "/p/other",
  "review",
  "",
])("%j is no link", (address) => {
  expect(safeLink(address)).toBeNull();
});
