/** Whether a name or address is this machine's own, which nobody else reaches. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || /^\[?::1\]?$/.test(host) || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Whether somebody at this machine asks for an address of this machine: not through a proxy that others reach, and not
 * by a name that a web site has turned to this machine while somebody here was looking at it (DNS rebinding).
 */
export function askedHere(headers: Headers): boolean {
  const listed = (name: string) => headers.get(name)?.split(",") ?? [];
  const hosts = [...listed("host"), ...listed("x-forwarded-host")].map(hostnameOf);
  const hops = listed("x-forwarded-for").map((hop) => hop.trim());
  return hosts.length > 0 && [...hosts, ...hops].every(isLoopback);
}

function hostnameOf(host: string): string {
  return URL.parse(`http://${host.trim()}`)?.hostname ?? "";
}
