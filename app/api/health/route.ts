import { checkHealth } from "#lib/leads/health.ts";

export const dynamic = "force-dynamic";

/** 200 when a lead could be stored now, otherwise 503. */
export async function GET() {
  const health = await checkHealth();
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
