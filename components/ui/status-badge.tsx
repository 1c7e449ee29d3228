import {
  Check,
  Circle,
  CircleDashed,
  CircleDot,
  CirclePause,
  CircleSlash,
  Clock,
  type LucideIcon,
  TriangleAlert,
  X,
} from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

const looks = {
  draft: { Icon: CircleDashed, className: "text-muted" },
  waiting: { Icon: Clock, className: "text-muted" },
  open: { Icon: Circle, className: "text-muted" },
  running: { Icon: CircleDot, className: "text-accent-text" },
  paused: { Icon: CirclePause, className: "text-warning" },
  done: { Icon: Check, className: "text-text" },
  approved: { Icon: Check, className: "text-approve" },
  rejected: { Icon: X, className: "text-reject" },
  failed: { Icon: TriangleAlert, className: "text-reject" },
  disputed: { Icon: TriangleAlert, className: "text-warning" },
  stopped: { Icon: CircleSlash, className: "text-muted" },
} satisfies Record<string, { Icon: LucideIcon; className: string }>;

/** The looks of a status; an area maps its own statuses to them. */
export type StatusLook = keyof typeof looks;

/** A status told by shape, colour and word: never by colour alone. `children` is the word. */
export function StatusBadge({
  look,
  className,
  children,
}: {
  look: StatusLook;
  className?: string;
  children: ReactNode;
}) {
  const { Icon, className: tone } = looks[look];
  return (
    <span className={cn("inline-flex items-center gap-1.5 align-middle text-base whitespace-nowrap", tone, className)}>
      <Icon aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={2.25} />
      <span>{children}</span>
    </span>
  );
}
