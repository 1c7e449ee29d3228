import { expect, test } from "vitest";
import { safePath } from "./safe-path.ts";

test.each([
  ["/p/notes/seeds?tag=a%20b#top", "/p/notes/seeds?tag=a%20b#top"],
  ["/invitation/abc", "/invitation/abc"],
  ["http://seedbed.example/account", "/account"],
  ["", "/"],
  [null, "/"],
  ["https://evil.example/p/notes", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["\\\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/.//evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["data:text/html,x", "/"],
  ["http://seedbed.example@evil.example/", "/"],
  ["http://[", "/"],
  // Back to where one comes from, or to no page at all.
  ["/sign-in?callbackUrl=/sign-in", "/"],
  ["/setup", "/"],
  ["/api/auth/signout", "/"],
  ["/signal", "/signal"],
])("after signing in, %s leads to %s", (wanted, path) => {
  expect(safePath(wanted, "http://seedbed.example")).toBe(path);
});
