/**
 * Where a key leads in an open list of choices: to the neighbour, an end, or (a letter) to the next choice that
 * begins with it. Choices that are off are passed over. Gives the same place where there is nowhere to go.
 */
export function choiceAfter(
  key: string,
  current: number,
  options: readonly { label: string; disabled?: boolean }[],
): number {
  const open = options.flatMap((option, index) => (option.disabled ? [] : [index]));
  if (open.length === 0) return current;
  if (key === "Home") return open[0] ?? current;
  if (key === "End") return open.at(-1) ?? current;
  if (key === "ArrowDown") return open.find((index) => index > current) ?? current;
  if (key === "ArrowUp") return open.findLast((index) => index < current) ?? current;
  if (Array.from(key).length !== 1) return current;
  const letter = key.toLocaleLowerCase();
  const fits = open.filter((index) => options[index]?.label.toLocaleLowerCase().startsWith(letter));
  return fits.find((index) => index > current) ?? fits[0] ?? current;
}
