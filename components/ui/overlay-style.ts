/** Surfaces that lie above the page: menus, popovers, lists. */
export const popupStyle =
  "z-50 rounded-lg bg-raised text-text shadow-overlay data-[state=open]:animate-fade-in focus:outline-none";

/** One line of a menu or a list. */
export const popupItemStyle = [
  "relative flex min-h-8 w-full cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-base outline-none",
  "data-[highlighted]:bg-sunken dark:data-[highlighted]:bg-line data-[disabled]:text-muted data-[disabled]:opacity-60",
  "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted",
].join(" ");

/** What dims the page behind a dialog. */
export const scrimStyle = "fixed inset-0 z-40 bg-scrim data-[state=open]:animate-fade-in";
