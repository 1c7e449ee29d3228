import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "#lib/algorithms/fixtures/any-text.ts";
import { categories } from "#lib/items/schema.ts";
import { parseCategory } from "./parse-category.ts";

describe("parseCategory", () => {
  it.each([
    ["QA", "QA"],
    [" qa. ", "QA"],
    ["Question answering", "QA"],
    ["question_answering", "QA"],
    ["Question-Answering", "QA"],
    ["Q&A", "QA"],
    ["QA (question answering)", "QA"],
    ["Category: IE", "IE"],
    ["**Information Extraction**", "IE"],
    ["IE: finds entities", "IE"],
    ["information extraction - named entities", "IE"],
    ["Text generation", "GEN"],
    ["GEN", "GEN"],
    ["Generation", "GEN"],
    ["ＧＥＮ", "GEN"],
    ["Other", "OTHER"],
    ["other tasks", "OTHER"],
  ])("reads %j as %s", (raw, category) => {
    expect(parseCategory(raw)).toBe(category);
  });

  it.each([
    "",
    "diagnosis",
    "summarisation",
    "QA/IE",
    "QA, GEN",
    "non-QA",
    "regenerate",
    "otherwise",
    "toString",
    "constructor",
  ])("does not guess at %j", (raw) => {
    expect(parseCategory(raw)).toBeNull();
  });

  it("reads its own four codes, and throws on no text", () => {
    for (const category of categories) expect(parseCategory(category)).toBe(category);
    fc.assert(fc.property(anyText, (raw) => [null, ...categories].includes(parseCategory(raw))));
  });
});
