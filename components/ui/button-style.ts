import { cva, type VariantProps } from "class-variance-authority";

/** Classes of everything that looks like a button, whether it is a button or a link. */
export const buttonStyle = cva(
  [
    "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md border font-medium",
    "whitespace-nowrap transition-colors",
    "disabled:pointer-events-none disabled:opacity-50 aria-disabled:cursor-not-allowed",
    "[&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "border-transparent bg-ink text-on-ink hover:bg-ink-hover",
        secondary:
          "border-line-strong/60 bg-background text-text shadow-raised hover:bg-sunken dark:bg-raised dark:hover:bg-line",
        quiet: "border-transparent bg-transparent text-text hover:bg-sunken dark:hover:bg-raised",
        danger:
          "border-reject/50 bg-background text-reject shadow-raised hover:bg-reject-soft dark:bg-raised dark:hover:bg-reject-soft",
        approve: "border-transparent bg-approve text-on-approve hover:opacity-90",
        reject: "border-transparent bg-reject text-on-reject hover:opacity-90",
      },
      size: {
        sm: "h-7 px-2.5 text-sm",
        md: "h-8 px-3 text-base",
        lg: "h-10 px-4 text-base",
        icon: "size-8 p-0",
        "icon-sm": "size-7 p-0",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

/** The variant and size that buttonStyle takes. */
export type ButtonLook = VariantProps<typeof buttonStyle>;
