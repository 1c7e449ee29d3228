import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "#lib/algorithms/fixtures/any-text.ts";
import { readTemplate } from "./read-template.ts";

test("variables are found with and without spaces, and where they begin", () => {
  expect(readTemplate("Write {{new_tasks}} like {{ seeds }}.")).toEqual([
    { kind: "text", text: "Write " },
    { kind: "variable", name: "new_tasks", at: 6 },
    { kind: "text", text: " like " },
    { kind: "variable", name: "seeds", at: 25 },
    { kind: "text", text: "." },
  ]);
});

test("single braces and JSON are text, double ones that name nothing are unclosed", () => {
  expect(readTemplate('{"a": {"b": 1}}')).toEqual([{ kind: "text", text: '{"a": {"b": 1}}' }]);
  expect(readTemplate("{{seeds} and {{}} and {{a\nb}}").filter((part) => part.kind !== "text")).toEqual([
    { kind: "unclosed", at: 0 },
    { kind: "unclosed", at: 13 },
    { kind: "unclosed", at: 22 },
  ]);
});

test("any text is read, and what is not a variable stays as it was", () => {
  const braces = fc.constantFrom("{{", "}}", "{", "}", "{{seeds}}", "\n");
  fc.assert(
    fc.property(fc.array(fc.oneof(anyText, braces)), (pieces) => {
      const template = pieces.join("");
      const parts = readTemplate(template);
      const plain = parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
      if (parts.every((part) => part.kind === "text")) expect(plain).toBe(template);
      for (const part of parts) if (part.kind !== "text") expect(template.startsWith("{{", part.at)).toBe(true);
    }),
  );
});
