import { describe, expect, it } from "vitest";
import { textLanguage } from "./text-language.ts";

describe("the language that a text is set in", () => {
  it.each([
    ["糖尿病患者应该如何控制饮食？", "zh"],
    ["糖尿病の患者は何を食べるべきですか。", "ja"],
    ["List the doses of metformin.", undefined],
    ["TNF-α inhibitors, also called 肿瘤坏死因子抑制剂 in China, are given by injection.", undefined],
    ["TNF-α inhibitors block the tumour necrosis factor; 因子 is a factor in the Chinese text.", undefined],
    ["", undefined],
  ])("of %j is %s", (text, language) => {
    expect(textLanguage(text)).toBe(language);
  });
});
