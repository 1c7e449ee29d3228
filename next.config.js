import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/platform/messages.ts");

const securityHeaders = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "x-frame-options", value: "DENY" },
  { key: "referrer-policy", value: "same-origin" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "cross-origin-opener-policy", value: "same-origin" },
  { key: "cross-origin-resource-policy", value: "same-origin" },
  // Browsers heed it over HTTPS only, so it does no harm on a plain local address.
  { key: "strict-transport-security", value: "max-age=31536000; includeSubDomains" },
];

/** For what is no page; pages get their policy from proxy.ts, with a nonce. */
const nothingAllowed = { key: "content-security-policy", value: "default-src 'none'; frame-ancestors 'none'" };

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.SEEDBED_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Type errors are the check's business (npm run check); a start on a fresh machine only builds.
  typescript: { ignoreBuildErrors: true },
  // Packages with native parts or processes of their own stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "@prisma/client", "@prisma/adapter-pg", "pg", "pg-boss", "pino"],
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  experimental: {
    // forbidden() and its page: what a role does not open answers 403.
    authInterrupts: true,
    // Anybody may post to a page, signed in or not: no more is kept than a little over what an action takes.
    proxyClientMaxBodySize: "4mb",
    serverActions: {
      // A seed of the greatest lengths, in any script. Files go to route handlers.
      bodySizeLimit: "2mb",
      allowedOrigins: process.env.PUBLIC_URL ? [new URL(process.env.PUBLIC_URL).host] : [],
    },
  },
  headers: async () => [
    { source: "/(.*)", headers: securityHeaders },
    ...["/api/(.*)", "/_next/(.*)", "/icon.svg"].map((source) => ({ source, headers: [nothingAllowed] })),
    { source: "/api/(.*)", headers: [{ key: "cache-control", value: "no-store" }] },
    // A dataset's files are the bytes that their digests say: nobody compresses them on the way.
    { source: "/api/p/:project/datasets/(.*)", headers: [{ key: "cache-control", value: "no-store, no-transform" }] },
  ],
};

export default withNextIntl(config);
