import { z } from "zod";
import { scripts } from "#lib/algorithms/script-shares.ts";
import { categories, usualLimit } from "#lib/items/schema.ts";
import { defaultBannedPhrases } from "./default-banned-phrases.ts";

// Messages are keys of the message catalogue.
const whole = (least: number, most: number, message: string) => z.int(message).min(least, message).max(most, message);
const share = (message: string) => z.number(message).min(0, message).max(1, message);
const enabled = z.boolean().default(true);
const weight = z
  .number("expansion.errors.weight")
  .min(0, "expansion.errors.weight")
  .max(100, "expansion.errors.weight");

/**
 * The rules that turn a candidate away, each with its off switch and its limits, in the order in which they are asked.
 *
 * - `emptyOutput`: the output is empty or only stands for "nothing" (`<nooutput>`, N/A).
 * - `outputEqualsInput`: the output repeats the input, which is not empty, to the letter.
 * - `lengthInWords`: the instruction has fewer words than `min` or more than `max`. Self-Instruct drops "3 or fewer, or more than 150",
 *   which is min 4 and max 150.
 * - `bannedPhrases`: the instruction holds one of the phrases as whole words, whatever its case.
 * - `wrongScript`: of the letters of the instruction or of the output fewer than `minShare` are of the script.
 * - `exactDuplicate`: a seed or an item has the same instruction and input, but for case, width and white space.
 * - `nearDuplicate`: ROUGE-L F1 of the instruction with that of a seed or an item lies above `threshold` (`strict`), or at it as well.
 */
export const runRules = z.object({
  emptyOutput: z.object({ enabled }).prefault({}),
  outputEqualsInput: z.object({ enabled }).prefault({}),
  lengthInWords: z
    .object({
      enabled,
      min: whole(0, 10_000, "expansion.errors.words").default(4),
      max: whole(1, 10_000, "expansion.errors.words").default(150),
    })
    .refine(({ min, max }) => min <= max, { message: "expansion.errors.wordsOrder", path: ["max"] })
    .prefault({}),
  bannedPhrases: z
    .object({
      enabled,
      phrases: z
        .array(z.string().trim().min(1, "expansion.errors.phrase").max(200, "expansion.errors.phrase"))
        .max(500, "expansion.errors.phrases")
        .default([...defaultBannedPhrases]),
    })
    .prefault({}),
  wrongScript: z
    .object({
      enabled,
      script: z.enum(scripts, "expansion.errors.script").default("Latin"),
      minShare: share("expansion.errors.minShare").default(0.5),
    })
    .prefault({}),
  exactDuplicate: z.object({ enabled }).prefault({}),
  nearDuplicate: z
    .object({
      enabled,
      threshold: share("expansion.errors.threshold").min(0.05, "expansion.errors.threshold").default(usualLimit),
      strict: z.boolean().default(true),
      tokenizer: z.enum(["rouge", "unicode"]).default("rouge"),
    })
    .prefault({}),
});

/** The rules of a run. */
export type RunRules = z.output<typeof runRules>;

/** A rule by its name. */
export type RuleName = keyof RunRules;

/** The rules in the order in which they are asked. */
export const ruleNames = Object.keys(runRules.shape) as RuleName[];

/** Why a candidate may be turned away: a rule, or that the run took no more. Also the names in the ledger. */
export const rejectionRules = [...ruleNames, "targetReached", "runCancelled"] as const;

/**
 * Where the draw of the tasks shown, and the words of the prompt, lean to.
 *
 * - `categoryWeights`, `kindWeights`: how likely a seed is drawn, relative to 1; 0 leaves it out.
 * - `fillGaps`: seeds of the categories that lack most against the project's target mix are drawn more often, and the prompt asks
 *   for those categories.
 * - `rareFirst`: a seed is the likelier the less often the run has shown it.
 * - `avoidKinds`: the prompt asks for none of these kinds.
 */
export const steering = z.object({
  categoryWeights: z.partialRecord(z.enum(categories), weight).default({}),
  kindWeights: z.record(z.string().max(100, "expansion.errors.kind"), weight).default({}),
  fillGaps: z.boolean().default(false),
  rareFirst: z.boolean().default(false),
  avoidKinds: z
    .array(z.string().trim().min(1, "expansion.errors.kind").max(100, "expansion.errors.kind"))
    .max(100, "expansion.errors.kinds")
    .default([]),
});

/** Where a run leans to. */
export type Steering = z.output<typeof steering>;

/** What a call's prompt asks for beyond its run's settings, as decided when the call was planned. */
export const callSteering = z.object({ wantedCategories: z.array(z.enum(categories)).default([]) });

/** Named sets of settings: those of published pipelines, less their defects. */
export const presets = ["bioInstruct", "selfInstruct", "alpaca"] as const;

/**
 * What a run is told: which model, how many seeds it sees and tasks it writes a call, how many items are wanted, and the rules.
 * Runs over items (classification, second answers) take what fits and leave the rest at its defaults.
 *
 * - `preset`: the named set that they were made from, for people to read.
 * - `maxCalls` null leaves the safety stop to `maxCallsOf`.
 * - `structuredOutput` asks for a JSON schema where the endpoint takes one.
 * - `machineTasksPerPrompt`: of `seedsPerPrompt`, as many at most are the project's machine-written items.
 * - `classification`: `withTask`, the model proposes category and kind with each task; `ownPass`, each item gets a call of its own;
 *   `none`, nobody proposes.
 * - `promptVersionId`, `classifyPromptVersionId`: versions of the project's templates; null is the built-in prompt.
 * - `classifyEndpointId`, `classifyModel`: null is the run's own.
 * - `spendCap`: US dollars that its calls may cost in all; null is no limit.
 * - `stopBelow`: the run stops when less than `share` of the last `window` candidates and malformed parts got in.
 * - `delivery`: `live`, a request a call; `batch`, files through the provider's batch API.
 */
export const runSettings = z.object({
  endpointId: z.string().min(1, "expansion.errors.endpoint").max(100, "expansion.errors.endpoint"),
  model: z.string().trim().min(1, "expansion.errors.model").max(200, "expansion.errors.model"),
  seedsPerPrompt: whole(1, 10, "expansion.errors.seedsPerPrompt").default(3),
  tasksPerCall: whole(1, 20, "expansion.errors.tasksPerCall").default(5),
  target: whole(1, 1_000_000, "expansion.errors.target").default(100),
  temperature: z
    .number("expansion.errors.temperature")
    .min(0, "expansion.errors.temperature")
    .max(2, "expansion.errors.temperature")
    .default(1),
  concurrency: whole(1, 128, "expansion.errors.concurrency").default(8),
  maxCalls: whole(1, 20_000_000, "expansion.errors.maxCalls").nullable().default(null),
  maxOutputTokens: whole(16, 1_000_000, "expansion.errors.maxOutputTokens").default(4096),
  rngSeed: z.string().trim().min(1, "expansion.errors.rngSeed").max(100, "expansion.errors.rngSeed"),
  structuredOutput: z.boolean().default(true),
  rules: runRules.prefault({}),
  preset: z.enum(presets).nullable().default(null),
  machineTasksPerPrompt: whole(0, 9, "expansion.errors.machineTasksPerPrompt").default(0),
  classification: z.enum(["withTask", "ownPass", "none"]).default("withTask"),
  promptVersionId: z.uuid().nullable().default(null),
  classifyPromptVersionId: z.uuid().nullable().default(null),
  classifyEndpointId: z.uuid().nullable().default(null),
  classifyModel: z
    .string()
    .trim()
    .min(1, "expansion.errors.model")
    .max(200, "expansion.errors.model")
    .nullable()
    .default(null),
  steering: steering.prefault({}),
  spendCap: z
    .number("expansion.errors.spendCap")
    .min(0.000_001, "expansion.errors.spendCap")
    .max(1_000_000, "expansion.errors.spendCap")
    .nullable()
    .default(null),
  stopBelow: z
    .object({
      enabled,
      share: share("expansion.errors.stopShare").default(0.1),
      window: whole(20, 1_000, "expansion.errors.stopWindow").default(200),
    })
    .prefault({}),
  answerTimeoutSeconds: whole(5, 3_600, "expansion.errors.answerTimeout").default(180),
  delivery: z.enum(["live", "batch"]).default("live"),
});

/** The settings of a run, complete. */
export type RunSettings = z.output<typeof runSettings>;

/** The settings of a run as they come in: what has a default may be left out. */
export type RunSettingsInput = z.input<typeof runSettings>;

/** What starts a run: its settings, and an id made by the browser, so that sending it twice starts one run. */
export const startInput = z.object({ requestId: z.uuid(), settings: runSettings });

/** What a preview of a call depends on. */
export const callPreviewInput = runSettings
  .pick({
    seedsPerPrompt: true,
    tasksPerCall: true,
    rngSeed: true,
    machineTasksPerPrompt: true,
    classification: true,
    promptVersionId: true,
    steering: true,
  })
  .extend({ callNumber: whole(1, 20_000_000, "expansion.errors.callNumber") });

/** A run by its number. */
export const runRef = z.object({ number: whole(1, 2_000_000_000, "expansion.errors.runNumber") });
