import { type TextSize, textSizes } from "#lib/team/schema.ts";

/** The class that sets the size of the item text inside. The server renders it, so that nothing changes as a page opens. */
export const textSizeClass: Record<TextSize, string> = {
  small: "[--item-text-size:1rem]",
  medium: "[--item-text-size:1.125rem]",
  large: "[--item-text-size:1.25rem]",
  larger: "[--item-text-size:1.4375rem]",
  largest: "[--item-text-size:1.6875rem]",
};

/** The next size up or down; at the ends it stays. */
export function nextTextSize(size: TextSize, by: 1 | -1): TextSize {
  return textSizes[textSizes.indexOf(size) + by] ?? size;
}
