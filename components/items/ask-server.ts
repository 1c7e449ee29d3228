import type { Explained } from "#lib/session/explain.ts";

/** What the server said: the value, or why not. `status` is null where it could not be reached at all. */
export type Answer<T> = { ok: true; value: T } | { ok: false; status: number | null; error: Explained | null };

/** Longer than any of our requests takes; a connection that hangs counts as lost. */
const longestWait = 20_000;

/**
 * Asks one of our route handlers, JSON to and fro. Never throws: a lost connection is an answer too.
 * @param options.signal gives the request up; the answer then says that there was none
 * @param options.outlives the request goes on while the page closes (its body is at most 64 kB then)
 * @param options.person the id of who asks: refused where somebody else is signed in by now
 */
export async function askServer<T>(
  path: string,
  options: {
    method?: "GET" | "POST" | "PUT" | "DELETE";
    body?: unknown;
    outlives?: boolean;
    person?: string;
    signal?: AbortSignal;
  } = {},
): Promise<Answer<T>> {
  const { method = options.body === undefined ? "GET" : "POST", body, outlives = false, person, signal } = options;
  try {
    const response = await fetch(path, {
      method,
      keepalive: outlives,
      signal: AbortSignal.any([AbortSignal.timeout(longestWait), ...(signal ? [signal] : [])]),
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(person === undefined ? {} : { "x-seedbed-person": person }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = text === "" ? null : JSON.parse(text);
    if (response.ok) return { ok: true, value: json };
    return { ok: false, status: response.status, error: json?.error ?? null };
  } catch {
    // No connection, no answer in time, or an answer that is none of ours (a proxy's page).
    return { ok: false, status: null, error: null };
  }
}
