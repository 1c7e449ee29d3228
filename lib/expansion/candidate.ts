/** A task as a model wrote it, before any rule. Its texts are trimmed and within `taskTextLimits`, its instruction is not empty. */
export type Candidate = {
  instruction: string;
  /** Empty where the task has none (also where the model wrote `<noinput>`, N/A or the like). */
  input: string;
  output: string;
  /** As the model wrote it; null where it wrote none. `parseCategory` reads it. */
  category: string | null;
  /** One line, at most 100 characters; may be empty. */
  kind: string;
  reason: string;
};

/** Why a part of a response is no candidate. */
export const malformedReasons = [
  /** The response is empty. */
  "emptyResponse",
  /** Nothing in the response looks like a task. */
  "noTask",
  /** The response ends within the task. */
  "cutOff",
  /** Its JSON breaks a rule of JSON that cannot be mended. */
  "invalidJson",
  /** It stands in the list of tasks and is no object. */
  "notAnObject",
  "noInstruction",
  "noOutput",
  /** A field is there twice. */
  "fieldTwice",
  /** A text is longer than a task's may be. */
  "tooLong",
  /** The rest of a response that has more parts than any honest one. */
  "tooManyParts",
] as const;

/** One of them. */
export type MalformedReason = (typeof malformedReasons)[number];

/** A part of a response that is no candidate, as it came. */
export type MalformedPart = { raw: string; reason: MalformedReason };

/** A part of a response. */
export type ResponsePart = Candidate | MalformedPart;

/** Whether a part of a response is malformed. */
export function isMalformed(part: ResponsePart): part is MalformedPart {
  return "raw" in part;
}
