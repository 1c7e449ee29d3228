import { evidenceClauses, purposeClauses, shapeClauses } from "#practice-model/grammar/clauses.ts";
import { capital, say } from "#practice-model/grammar/phrase.ts";
import type { Random } from "#practice-model/grammar/random.ts";
import { inWords } from "#practice-model/grammar/wording.ts";
import type { Seed } from "#practice-model/prompt/seed.ts";
import type { Task } from "./task.ts";

/**
 * How often a task is wrong on purpose, as a share of all tasks. The README lists them; the rules of the app are tried
 * on them. `stale` is no error in itself: it words a task as plainly as its kind allows, which repeats in the long run.
 */
export const mistakeRates = {
  stale: 0.12,
  nearSeed: 0.04,
  exactSeed: 0.015,
  repeated: 0.005,
  emptyOutput: 0.01,
  outputIsInput: 0.008,
  oddCategory: 0.01,
  tooShort: 0.006,
  tooLong: 0.004,
  bannedPhrase: 0.006,
  chinese: 0.006,
} as const;

export type Mistake = keyof typeof mistakeRates;

/** The mistake to make in the next task, or null. `factor` scales every rate; 0 means none at all. */
export function drawMistake(random: Random, factor: number): Mistake | null {
  let left = random.fraction();
  for (const [mistake, rate] of Object.entries(mistakeRates)) {
    left -= rate * factor;
    if (left < 0) return mistake as Mistake;
  }
  return null;
}

/** The task with the mistake in it. A mistake that needs a seed or an earlier task, and finds none, leaves it as it is. */
export function withMistake(
  random: Random,
  mistake: Mistake,
  task: Task,
  seeds: readonly Seed[],
  earlier: readonly Task[],
): Task {
  switch (mistake) {
    case "exactSeed":
      return seeds.length ? copyOf(random.pick(seeds), task) : task;
    case "nearSeed":
      return seeds.length ? nearCopyOf(random, random.pick(seeds), task) : task;
    case "repeated":
      return earlier.length ? random.pick(earlier) : task;
    case "emptyOutput":
      return { ...task, output: "" };
    case "outputIsInput":
      return task.input ? { ...task, output: task.input } : task;
    case "oddCategory":
      return {
        ...task,
        category: random.pick(["Summarization", "misc", "Clinical NLP", "qa/ie", "", "Text Generation"]),
      };
    case "tooShort":
      return {
        ...task,
        instruction: random.pick(["Summarize.", "Explain it.", "Extract entities.", "Answer.", "Do the same."]),
      };
    case "tooLong":
      return { ...task, instruction: longWinded(random, task.instruction) };
    case "bannedPhrase":
      return {
        ...task,
        instruction: `${say(random, random.pick(banned), { subject: random.pick(subjects) })}`,
        input: "",
        output: random.pick(["Here it is.", "See the attachment.", "I have made it for you."]),
      };
    case "chinese":
      return { ...task, ...random.pick(chineseTasks) };
    case "stale":
      return task;
  }
}

/** The seed again, as it was shown; what the prompt left out of it stays the task's own. */
function copyOf(seed: Seed, task: Task): Task {
  return {
    instruction: seed.instruction,
    input: seed.input,
    output: seed.output || task.output,
    category: seed.category || task.category,
    kind: seed.kind || task.kind,
    reason: "It is a task like the example.",
  };
}

/** The seed with one small change of its instruction: what a model does that follows its examples too closely. */
function nearCopyOf(random: Random, seed: Seed, task: Task): Task {
  const tokens = seed.instruction.split(" ");
  const at = random.between(0, tokens.length - 1);
  if (random.chance(0.5)) tokens.splice(at, 1);
  else tokens.splice(at, 0, random.pick(["clearly", "briefly", "carefully", "also", "correctly"]));
  return { ...copyOf(seed, task), instruction: capital(tokens.join(" ")) };
}

function longWinded(random: Random, instruction: string): string {
  const slots = {
    source: "text",
    words: random.between(40, 90),
    sentences: inWords(random.between(3, 8)),
    items: inWords(5),
  };
  const clauses = [...shapeClauses.prose, ...evidenceClauses, ...purposeClauses];
  return [instruction, ...random.sample(clauses, 18).map((clause) => capital(say(random, clause, slots)))].join(" ");
}

const subjects = [
  "the heart and its valves",
  "a healthy liver",
  "the knee joint",
  "the kidney",
  "a neuron",
  "the inner ear",
  "the foetal circulation",
  "the lymph nodes of the neck",
];

const banned = [
  "Draw a picture of {subject} and label [its parts|every part].",
  "Draw a picture of {subject} for [a class of nursing students|patients in the waiting room].",
  "Draw a diagram of {subject} [with arrows|in three colours] for {reader}.",
  "[Record|Make] a video [that explains|explaining] {subject} to {reader}.",
  "Listen to the recording about {subject} and [repeat|write down] what [was|is] said.",
  "Look at the attached image of {subject} and [describe|explain] what it shows.",
];

const chineseTasks: readonly Pick<Task, "instruction" | "input" | "output">[] = [
  { instruction: "请解释二甲双胍的作用机制。", input: "", output: "二甲双胍主要通过减少肝脏葡萄糖输出来降低血糖。" },
  { instruction: "列出社区获得性肺炎的主要症状。", input: "", output: "发热、咳嗽、咳痰、胸痛和气促。" },
  {
    instruction: "从下面的句子中提取所有药物名称。",
    input: "患者每日服用阿司匹林和阿托伐他汀。",
    output: "阿司匹林；阿托伐他汀",
  },
  { instruction: "用通俗的语言向患者说明什么是高血压。", input: "", output: "高血压是指血管里的压力长期偏高。" },
  {
    instruction: "判断下列句子中是否存在否定的症状。",
    input: "患者否认胸痛和呼吸困难。",
    output: "否定的症状：胸痛、呼吸困难。",
  },
  {
    instruction: "总结这份出院记录的要点。",
    input: "患者因急性胆囊炎入院，行腹腔镜胆囊切除术，恢复良好。",
    output: "急性胆囊炎，已行腹腔镜胆囊切除术，恢复良好。",
  },
  {
    instruction: "请写一段关于流感疫苗接种的健康教育文字。",
    input: "",
    output: "每年秋季接种流感疫苗可以降低患病和重症的风险。",
  },
  { instruction: "华法林治疗期间应监测哪项指标？", input: "", output: "国际标准化比值（INR）。" },
];
