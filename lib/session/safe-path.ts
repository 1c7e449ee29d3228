/**
 * The path to go to after signing in, where it is one of our own pages; else "/". Whatever comes in an address may have
 * been put there by somebody else.
 * @param wanted a path, or an address of `origin`
 */
export function safePath(wanted: string | null | undefined, origin = "http://this.invalid"): string {
  if (!wanted) return "/";
  let url: URL;
  try {
    url = new URL(wanted, origin);
  } catch {
    return "/";
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  // A path that begins with two slashes is an address without its scheme.
  if (url.origin !== new URL(origin).origin || path.startsWith("//")) return "/";
  return /^\/(sign-in|setup|api)(\/|$|\?)/.test(path) ? "/" : path;
}
