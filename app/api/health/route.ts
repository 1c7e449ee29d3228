import { checkHealth } from "#lib/platform/health.ts";

/** 200 when this process can serve, 503 with the part that fails. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.database === "up" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
