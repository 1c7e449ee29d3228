import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "#lib/algorithms/fixtures/any-text.ts";
import { renderTemplate } from "./render-template.ts";

test("a block that does not apply leaves no gap, and one that does stands as it is", () => {
  const template = "Seeds.\n\n{{wanted}}\n\n{{avoided}}\n\nAnswer.";
  expect(renderTemplate(template, { wanted: "", avoided: "" })).toBe("Seeds.\n\nAnswer.");
  expect(renderTemplate(template, { wanted: "Of IE:\n\n- one", avoided: "" })).toBe(
    "Seeds.\n\nOf IE:\n\n- one\n\nAnswer.",
  );
  expect(renderTemplate("{{wanted}}\n\nAnswer.\n{{avoided}}", { wanted: "", avoided: "" })).toBe("Answer.");
});

test("an empty variable within a line only leaves its place empty, and blank lines of the template stay", () => {
  expect(renderTemplate("a {{x}} b\n\n\nc", { x: "" })).toBe("a  b\n\n\nc");
});

test("values are never read as templates", () => {
  expect(renderTemplate("{{a}} {{b}}", { a: "{{b}} $& {{", b: "}} {{a}}" })).toBe("{{b}} $& {{ }} {{a}}");
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(renderTemplate("<{{a}}|{{b}}>", { a: `${a}{{b}}`, b: `{{a}}${b}` })).toBe(`<${a}{{b}}|{{a}}${b}>`);
    }),
  );
});

test("a template that was never checked fails rather than being sent as it is", () => {
  expect(() => renderTemplate("{{seed}}", { seeds: "" })).toThrow("never checked");
  expect(() => renderTemplate("{{constructor}}", {})).toThrow("never checked");
  expect(() => renderTemplate("{{seeds}", { seeds: "" })).toThrow("never checked");
});
