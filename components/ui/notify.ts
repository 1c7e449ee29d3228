"use client";

/** A toast: what happened, and perhaps one thing to do about it. */
export type Toast = {
  id: string;
  /** Counts how often this id was shown, so that a repeat is announced and timed afresh. */
  generation: number;
  message: string;
  detail?: string;
  tone: "neutral" | "approve" | "reject" | "warning";
  duration: number;
  action?: { label: string; run: () => void };
};

const shownAtMost = 3;
const usualDuration = 5_000;
const undoDuration = 8_000;

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/**
 * Shows and announces a toast, and gives its id. The same `id` again replaces the toast in its place. Three are
 * shown at most, the oldest goes first. Errors (`tone: "reject"`) stay until closed.
 */
export function notify(
  message: string,
  options: Partial<Pick<Toast, "id" | "detail" | "tone" | "duration" | "action">> = {},
): string {
  count += 1;
  const { id = `toast-${count}`, tone = "neutral", ...rest } = options;
  const duration = options.duration ?? (tone === "reject" ? Number.POSITIVE_INFINITY : usualDuration);
  const toast: Toast = { ...rest, id, tone, message, duration, generation: count };
  const others = toasts.filter((other) => other.id !== id);
  change([...others.slice(-(shownAtMost - 1)), toast]);
  return id;
}

/** A toast of 8 seconds that offers to take the act back. `undoLabel` is the verb on the button. */
export function notifyUndo(message: string, undoLabel: string, onUndo: () => void, id?: string): string {
  return notify(message, {
    duration: undoDuration,
    action: { label: undoLabel, run: onUndo },
    ...(id === undefined ? {} : { id }),
  });
}

/** Takes a toast away. */
export function dismissToast(id: string): void {
  change(toasts.filter((toast) => toast.id !== id));
}

/** Subscribes to the list of toasts; for Toaster. */
export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The toasts on screen, oldest first; for Toaster. */
export function currentToasts(): readonly Toast[] {
  return toasts;
}
