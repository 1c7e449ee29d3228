import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    // Sizes and shadows that globals.css adds, so that they are not taken for colours.
    theme: { text: ["2xs"], shadow: ["raised", "overlay"] },
    classGroups: { "font-size": ["item-text"] },
  },
});

/** Joins class names; of two that set the same property the later one wins, so that a caller can override. */
export function cn(...names: ClassValue[]): string {
  return merge(clsx(names));
}
