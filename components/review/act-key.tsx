"use client";

import { Kbd } from "#components/ui/kbd.tsx";
import type { KeyAction } from "#lib/team/schema.ts";
import { useKeymap } from "./preferences-context.tsx";

/** The person's own key for an action; nothing where no key does it. */
export function ActKey({ act, inverse, className }: { act: KeyAction; inverse?: boolean; className?: string }) {
  const keys = useKeymap().shown(act);
  return keys ? (
    <Kbd keys={keys} {...(inverse ? { inverse } : {})} {...(className === undefined ? {} : { className })} />
  ) : null;
}
