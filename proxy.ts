import { type NextRequest, NextResponse } from "next/server";

/**
 * The content policy: scripts and style elements only with this response's nonce, nothing from elsewhere. Style
 * attributes are allowed, as positioned menus need them.
 */
function contentPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Gives each page a fresh nonce and its content policy, and tells the server which page it is (x-path), so that
 * signing in leads back to it. The other security headers stand in next.config.js.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  // Pages only: route handlers take large bodies, which a proxy would cut. What is left out has a policy that allows
  // nothing (next.config.js), for the page that says "not found" is served there too.
  matcher: [{ source: "/((?!api/|_next/|icon\\.svg$).*)" }],
};
