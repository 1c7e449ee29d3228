/** Classes of every one-line control: the same height, border (3:1) and states. */
export const inputStyle = [
  "h-8 w-full min-w-0 rounded-md border border-line-strong bg-background px-2.5 text-base text-text",
  "dark:bg-surface transition-colors",
  "focus-visible:outline-offset-0 focus-visible:border-focus",
  "aria-invalid:border-reject",
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted",
  "[&[readonly]]:bg-sunken",
].join(" ");
