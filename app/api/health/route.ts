import { canStore } from "#lib/leads/health.ts";

export const dynamic = "force-dynamic";

/** 200 and "ok" when a lead could be stored now, otherwise 503. */
export async function GET() {
  const ok = await canStore();
  return new Response(ok ? "ok" : "unavailable", {
    status: ok ? 200 : 503,
    headers: { "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8" },
  });
}
