const placeholders = new Set(["<noinput>", "<no input>", "noinput", "no input", "n/a", "none"]);

/** Whether an input only says that there is none, as "<noinput>" and "N/A" do. */
export function saysNothing(input: string): boolean {
  return placeholders.has(input.trim().toLowerCase());
}
