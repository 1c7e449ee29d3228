import { promptData } from "../prompt-data.ts";

/**
 * Data as a prompt shows it: JSON between two lines that begin with "=====". No line of the JSON can begin so, whatever texts it
 * holds, so nothing in it ends the block.
 * @param name what stands in the first line; the last one says the end of it
 */
export function shownData(name: string, end: string, value: unknown): string {
  return `===== ${name} =====\n${promptData(value)}\n===== End of ${end} =====`;
}
