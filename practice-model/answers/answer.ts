import type { Behaviour } from "#practice-model/behaviour/behaviour.ts";
import type { PracticeModel } from "#practice-model/behaviour/models.ts";
import type { Random } from "#practice-model/grammar/random.ts";
import type { ChatRequest } from "#practice-model/http/chat-request.ts";
import { asksForOutput } from "#practice-model/prompt/asks-for-output.ts";
import { asksToClassify } from "#practice-model/prompt/asks-to-classify.ts";
import { findSeeds } from "#practice-model/prompt/find-seeds.ts";
import type { Seed } from "#practice-model/prompt/seed.ts";
import { taskCount } from "#practice-model/prompt/task-count.ts";
import { type Classification, classifyTask } from "#practice-model/tasks/classify-task.ts";
import type { Task } from "#practice-model/tasks/task.ts";
import { writeOutput } from "#practice-model/tasks/write-output.ts";
import { writeTasks } from "#practice-model/tasks/write-tasks.ts";
import { formOf, plainest, valueFor } from "./answer-form.ts";
import { classificationsAsText, tasksAsText } from "./plain-text.ts";

const usualCount = 5;
const unasked =
  "This is the practice model of Seedbed. It writes biomedical tasks after the seeds that it is shown, and classifies tasks; it answers nothing else.";

/** The content of the answer to a request: JSON where its format or, without one, its words ask for JSON; else text. */
export function answerTo(random: Random, request: ChatRequest, behaviour: Behaviour, model: PracticeModel): string {
  // A rule between the messages keeps a block of one from running on into the next.
  const prompt = request.messages.join("\n###\n");
  const { seeds, rest } = findSeeds(prompt);
  const count = () => taskCount(rest) ?? taskCount(prompt) ?? usualCount;
  const classify = () =>
    (seeds.length ? seeds : [unknownTask(rest)]).map((seed) => classifyTask(random, seed, behaviour.wrong));
  const write = (howMany: number) => writeTasks(random, seeds, howMany, behaviour.wrong);
  const { format } = request;

  if (format.kind === "schema") {
    const { schema, strict } = format;
    const form = formOf(schema);
    if (form.kind === "other") return JSON.stringify(plainest(schema, schema));
    if (form.kind === "classification")
      return JSON.stringify(valueFor(schema, schema, { ...(classify()[0] as Classification) }, strict));
    const list =
      form.kind === "tasks"
        ? write(Math.min(Math.max(count(), form.least), form.most)).map((task: Task) =>
            valueFor(form.item, schema, { ...task }, strict),
          )
        : classify().map((one, i) =>
            valueFor(form.item, schema, { index: i + 1, ...seeds[i]?.source, ...one }, strict),
          );
    return JSON.stringify(form.key === null ? list : { ...valueFor(schema, schema, {}, strict), [form.key]: list });
  }
  const [shown] = seeds;
  if (format.kind === "text" && seeds.length === 1 && shown && asksForOutput(rest)) return writeOutput(random, shown);
  // Without a format a model goes by the words of the prompt, where it can.
  const text = format.kind === "text" && (model.plain || !/\bJSON\b/.test(rest));
  if (asksToClassify(rest)) {
    const classifications = classify();
    if (text) return classificationsAsText(classifications);
    return JSON.stringify(classifications.length === 1 ? classifications[0] : { classifications });
  }
  if (seeds.length === 0 && !/\b(?:tasks?|instructions?)\b/i.test(rest))
    return text ? unasked : JSON.stringify({ message: unasked });
  const tasks = write(count());
  return text ? tasksAsText(tasks) : JSON.stringify({ tasks });
}

/** A task to classify that stands in the prompt in no form that is known: its last paragraph is taken for the instruction. */
function unknownTask(rest: string): Seed {
  const paragraphs = rest.split(/\n\s*\n|\n###\n/).filter((text) => text.trim());
  return { instruction: paragraphs.at(-1)?.trim() ?? "", input: "", output: "", category: "", kind: "", source: {} };
}
