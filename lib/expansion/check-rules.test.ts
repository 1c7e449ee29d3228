import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "#lib/algorithms/fixtures/any-text.ts";
import { checkTextRules } from "./check-rules.ts";
import { type RunRules, ruleNames, runRules } from "./schema.ts";

const rules = runRules.parse({});
const good = {
  instruction: "Summarise the discharge note for the patient.",
  input: "Admitted with pneumonia, treated with ceftriaxone.",
  output: "You were treated for a lung infection.",
};
const words = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join(" ");

function without(rule: keyof RunRules): RunRules {
  return { ...rules, [rule]: { ...rules[rule], enabled: false } };
}

describe("checkTextRules", () => {
  it("lets a good task pass", () => {
    expect(checkTextRules(good, rules)).toBeNull();
  });

  it.each([
    ["", "the output is empty"],
    [" \n", "the output is empty"],
    ["<nooutput>", 'the output is only "<nooutput>"'],
    ["N/A", 'the output is only "N/A"'],
    ["...", 'the output is only "..."'],
    ["--", 'the output is only "--"'],
  ])("turns away the output %j as empty", (output, detail) => {
    expect(checkTextRules({ ...good, output }, rules)).toEqual({ rule: "emptyOutput", detail });
    expect(checkTextRules({ ...good, output }, without("emptyOutput"))).toBeNull();
  });

  it.each(["None", "No", "0", "+", "-", "Not applicable: no drug is named."])("takes %j for an answer", (output) => {
    expect(checkTextRules({ ...good, output }, rules)).toBeNull();
  });

  it("turns away an output that repeats the input, but not one that changes its case, nor where both are empty", () => {
    const copied = { ...good, output: ` ${good.input}\n` };
    expect(checkTextRules(copied, rules)?.rule).toBe("outputEqualsInput");
    expect(checkTextRules(copied, without("outputEqualsInput"))).toBeNull();
    expect(checkTextRules({ ...good, output: good.input.toUpperCase() }, rules)).toBeNull();
    expect(checkTextRules({ ...good, input: "", output: "" }, without("emptyOutput"))).toBeNull();
  });

  it("turns away instructions of fewer than 4 or more than 150 words, as Self-Instruct does", () => {
    const verdict = (count: number) => checkTextRules({ ...good, instruction: words(count) }, rules);
    expect(verdict(3)).toEqual({ rule: "lengthInWords", detail: "the instruction has 3 words, at least 4 wanted" });
    expect(verdict(1)?.detail).toBe("the instruction has 1 word, at least 4 wanted");
    expect(verdict(4)).toBeNull();
    expect(verdict(150)).toBeNull();
    expect(verdict(151)).toEqual({
      rule: "lengthInWords",
      detail: "the instruction has 151 words, at most 150 wanted",
    });
    expect(checkTextRules({ ...good, instruction: words(151) }, without("lengthInWords"))).toBeNull();
  });

  it.each([
    "Draw a picture of the brachial plexus and label it.",
    "Look at the image and name the fracture you see.",
    "Describe the findings in the attached image.",
    "Use the diagram below to name the valves.",
    "Create an infographic about hand hygiene for wards.",
    "Summarise the paper at the following link: https://example.org",
    "Open the file and count the patients in it.",
    "Plot  a GRAPH of the glucose values given.",
  ])("drops %j, which text cannot meet", (instruction) => {
    expect(checkTextRules({ ...good, instruction }, rules)?.rule).toBe("bannedPhrases");
    expect(checkTextRules({ ...good, instruction }, without("bannedPhrases"))).toBeNull();
  });

  it.each([
    "Write the impression section for this chest image report.",
    "Explain what diffusion-weighted images show in acute stroke.",
    "Summarise the imaging findings of the CT report below.",
    "Map each gene symbol to its chromosome on the gene map described.",
    "Interpret the linkage map distances between the three loci.",
    "Explain how a Kaplan-Meier plot is read by a clinician.",
    "Describe how a forest plot and a funnel graph differ.",
    "List the drugs in the medication file of this patient.",
    "Describe the clinical picture below in plain language.",
    "Summarise the patient's chart below for the night team.",
    "Which tubes do you draw a blood culture into first?",
    "What conclusion can you draw from the trial results?",
    "Explain where the patellar tendon is attached to the tibia.",
    "Say which audio frequencies presbycusis affects first.",
    "Explain what a video laryngoscope is used for.",
    "Write a sample go to theatre checklist for nurses.",
  ])("keeps %j, a good biomedical task", (instruction) => {
    expect(checkTextRules({ ...good, instruction }, rules)).toBeNull();
  });

  it("bans what the project says", () => {
    const own = runRules.parse({ bannedPhrases: { phrases: ["horoscope"] } });
    expect(checkTextRules({ ...good, instruction: "Write a horoscope for a nurse." }, own)).toEqual({
      rule: "bannedPhrases",
      detail: 'the instruction says "horoscope"',
    });
    expect(checkTextRules({ ...good, instruction: "Draw a picture of the heart." }, own)).toBeNull();
  });

  it("turns away an instruction or an output that is mostly in another script", () => {
    expect(checkTextRules({ ...good, instruction: "请 用 中文 总结 出院 小结 内容" }, rules)).toEqual({
      rule: "wrongScript",
      detail: "0 % of the letters of the instruction are Latin, at least 50 % wanted",
    });
    expect(checkTextRules({ ...good, output: "您因肺部感染接受了治疗。" }, rules)?.rule).toBe("wrongScript");
    expect(checkTextRules({ ...good, output: "您因肺部感染接受了治疗。" }, without("wrongScript"))).toBeNull();
    expect(checkTextRules({ ...good, input: "您因肺部感染接受了治疗。" }, rules)).toBeNull();
  });

  it("takes any project's script, and passes text without letters", () => {
    const han = runRules.parse({ wrongScript: { script: "Han", minShare: 0.6 }, lengthInWords: { enabled: false } });
    expect(checkTextRules({ instruction: "总结出院小结", input: "", output: "12.5" }, han)).toBeNull();
    expect(checkTextRules({ instruction: "总结 EGFR 突变", input: "", output: "5" }, han)).toMatchObject({
      rule: "wrongScript",
    });
  });

  it("keeps Greek letters and gene names in English text", () => {
    expect(checkTextRules({ ...good, output: "TNF-α, IFN-γ and β2-microglobulin" }, rules)).toBeNull();
  });

  it("asks the rules in their order, and only those that are on", () => {
    const bad = { instruction: "Draw a picture", input: "", output: "" };
    const found: string[] = [];
    let left = rules;
    for (let verdict = checkTextRules(bad, left); verdict !== null; verdict = checkTextRules(bad, left)) {
      found.push(verdict.rule);
      left = { ...left, [verdict.rule]: { ...left[verdict.rule], enabled: false } };
    }
    expect(found).toEqual(["emptyOutput", "lengthInWords", "bannedPhrases"]);
    expect(ruleNames.filter((name) => found.includes(name))).toEqual(found);
  });

  it("gives a verdict on any text and throws on none", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (instruction, input, output) => {
        const verdict = checkTextRules({ instruction, input, output }, rules);
        expect(verdict === null || ruleNames.includes(verdict.rule)).toBe(true);
      }),
    );
  });
});
