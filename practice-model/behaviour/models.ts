/** A model of the practice server, and what it refuses, as real endpoints do. */
export interface PracticeModel {
  id: string;
  /** Refuses the request whatever key it carries. */
  locked?: boolean;
  /** Writes numbered blocks of plain text, whatever the prompt says about JSON. */
  plain?: boolean;
  /** Forms of response_format that it does not know. */
  refusesFormats?: readonly ("json_schema" | "json_object")[];
  /** Refuses `max_tokens` and any temperature but 1, and spends tokens on thinking. */
  reasoning?: boolean;
  /** Refuses `max_completion_tokens`. */
  refusesMaxCompletionTokens?: boolean;
}

export const models: readonly PracticeModel[] = [
  { id: "practice" },
  { id: "practice-plain", plain: true, refusesFormats: ["json_schema", "json_object"] },
  { id: "practice-legacy", refusesFormats: ["json_schema"], refusesMaxCompletionTokens: true },
  { id: "practice-reasoning", reasoning: true },
  { id: "practice-locked", locked: true },
];
