/** A task shown in a prompt: a seed, or a task to classify. Fields that the prompt does not give are empty. */
export interface Seed {
  instruction: string;
  input: string;
  output: string;
  category: string;
  kind: string;
  /** The object as it stood in the prompt, where it was JSON: classifications echo its id or number. */
  source: Readonly<Record<string, unknown>>;
}
