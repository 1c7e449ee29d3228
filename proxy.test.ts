import type { NextConfig } from "next";
import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server.js";
import { expect, test } from "vitest";
import { config } from "./proxy.ts";

const isPage = (url: string) => unstable_doesMiddlewareMatch({ config, nextConfig: {}, url });

test.each(["/", "/sign-in", "/p/notes/items", "/favicon.ico", "/icons", "/icon.svgs", "/apiary", "/nothing/here"])(
  "a page, there or not, has a content policy with a nonce: %s",
  (url) => {
    expect(isPage(url)).toBe(true);
  },
);

test.each(["/api/health", "/_next/nothing", "/icon.svg"])("what is no page allows nothing: %s", async (url) => {
  expect(isPage(url)).toBe(false);
  const file = new URL("./next.config.js", import.meta.url).href;
  const { default: nextConfig } = (await import(file)) as { default: NextConfig };
  const rules = (await nextConfig.headers?.()) ?? [];
  const policies = rules
    .filter(({ source }) => new RegExp(`^${source}$`).test(url))
    .flatMap(({ headers }) => headers.filter(({ key }) => key === "content-security-policy"));
  expect(policies).toEqual([{ key: "content-security-policy", value: "default-src 'none'; frame-ancestors 'none'" }]);
});
