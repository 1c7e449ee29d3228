/** A task as the practice model writes it. Category and kind are its proposal and may be odd on purpose. */
export interface Task {
  instruction: string;
  input: string;
  output: string;
  category: string;
  kind: string;
  reason: string;
}
