import type { ReactNode } from "react";

/**
 * One area of the workspace in the rail. `icon` is an element (`<Sprout />`), so that it can come from the server. `root` is
 * what the addresses of its pages begin with, where the rail does not lead there.
 */
export type Area = {
  key: string;
  href: string;
  root?: string;
  label: string;
  icon: ReactNode;
  /** What in it waits for the person: a short figure, and the same read aloud. */
  waiting?: { figure: string; label: string };
};

/** A project in the switcher. Without `href` the shell calls onSwitchProject. */
export type ShellProject = { id: string; name: string; href?: string };

/** Who is signed in. */
export type ShellMember = { name: string; email: string; role: "viewer" | "annotator" | "curator" | "admin" };

/**
 * The area that a path belongs to: the one with the longest root (or address) that the path starts with, whole segments only.
 * @example currentArea("/items/42", areas)?.key // "items"
 */
export function currentArea<A extends { href: string; root?: string }>(
  pathname: string,
  areas: readonly A[],
): A | null {
  let best: A | null = null;
  for (const area of areas) {
    const root = rootOf(area);
    const inside = pathname === root || pathname.startsWith(root === "/" ? "/" : `${root}/`);
    if (inside && (best === null || root.length > rootOf(best).length)) best = area;
  }
  return best;
}

function rootOf({ href, root }: { href: string; root?: string }): string {
  return root ?? href;
}
