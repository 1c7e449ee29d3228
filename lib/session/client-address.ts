import { isIPv6 } from "node:net";
import { env } from "#lib/platform/env.ts";

type HeaderBag = Headers | Record<string, unknown> | undefined;

/**
 * The address that a request came from, for limits. The last entry of X-Forwarded-For is written by our own server;
 * behind a reverse proxy (PUBLIC_URL is set) the one before it by that proxy. What stands further left anybody can write.
 * Of an IPv6 address the first half: whoever has one has as many as they like of the same network.
 */
export function clientAddress(headers: HeaderBag): string {
  const value = headers instanceof Headers ? headers.get("x-forwarded-for") : headers?.["x-forwarded-for"];
  const hops = String(value ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  return networkOf((env().PUBLIC_URL ? hops.at(-2) : undefined) ?? hops.at(-1) ?? "");
}

/** @example networkOf("2001:db8::1") // "2001:db8:0:0::/64" */
function networkOf(address: string): string {
  const [plain = ""] = address.split("%");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(plain)) return address.slice(0, 64);
  const [head = "", tail] = plain.split("::");
  const parts = (text: string) => text.split(":").filter(Boolean);
  const after = parts(tail ?? "");
  const missing = tail === undefined ? 0 : 8 - parts(head).length - after.length;
  const groups = [...parts(head), ...Array<string>(Math.max(0, missing)).fill("0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
