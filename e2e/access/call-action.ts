import type { APIRequestContext } from "@playwright/test";
import type { BuiltAction } from "./built-app.ts";

/** What an action answered: a value, the code of its refusal, or that it sent the caller elsewhere. */
export type ActionAnswer = "ok" | "redirect" | "forbidden" | "not-found" | "invalid" | "conflict" | string;

/** Calls a server action as its page would, over HTTP. */
export async function callAction(
  request: APIRequestContext,
  { id, page }: BuiltAction,
  projectSlug: string,
  args: unknown[],
): Promise<ActionAnswer> {
  const address = page
    .replace("[project]", projectSlug)
    .replace("[number]", "1")
    .replace("[template]", "expand")
    .replace("[token]", "x".repeat(43));
  const response = await request.post(address, {
    headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" },
    data: JSON.stringify(args),
    maxRedirects: 0,
  });
  if (response.headers()["x-action-redirect"]) return "redirect";
  const text = await response.text();
  const result = /^[0-9a-f]+:(\{"ok":.*)$/m.exec(text)?.[1];
  if (!result) throw new Error(`${id} on ${address}: ${response.status()} ${text.slice(0, 300)}`);
  const { ok, error } = JSON.parse(result) as { ok: boolean; error?: { code: string } };
  return ok ? "ok" : (error?.code ?? "error");
}
