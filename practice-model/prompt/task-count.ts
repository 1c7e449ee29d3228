const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
};
const count = `(\\d{1,3}|${Object.keys(numbers).join("|")})`;
const things = "(?:tasks?|instructions?|examples?|samples?|items?)";
const verbs = "(?:write|generate|create|produce|make|give|return|compose|propose|draft|invent|come up with|provide)";

/** From the surest wording to the vaguest; the first that matches decides. */
const wordings = [
  new RegExp(
    `\\b${verbs}\\b[^.\\n]{0,40}?\\b${count}\\s+(?:new|more|other|further|different|additional|novel)\\b[^.\\n]{0,60}?\\b${things}`,
    "i",
  ),
  new RegExp(`\\b${verbs}\\b[^.\\n]{0,40}?\\b${count}\\s+(?:[\\w-]+,?\\s+){0,4}?${things}`, "i"),
  new RegExp(`\\b(?:number of (?:new )?tasks|list of)\\s*(?:to write\\s*)?[:=]?\\s*${count}\\b`, "i"),
  new RegExp(`\\b${count}\\s+(?:(?!example|seed|following|given|above)[\\w-]+,?\\s+){0,3}?tasks?\\b`, "i"),
];

const mostTasks = 100;

/** How many tasks the caller's own words ask for, at most 100; null where they do not say. */
export function taskCount(words: string): number | null {
  for (const wording of wordings) {
    const found = wording.exec(words)?.[1]?.toLowerCase();
    if (!found) continue;
    const value = numbers[found] ?? Number(found);
    if (value > 0) return Math.min(value, mostTasks);
  }
  return null;
}
