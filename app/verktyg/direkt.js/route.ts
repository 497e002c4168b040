export const dynamic = "force-static";

/** The script that has the tools' pages follow what is typed. */
export function GET() {
  return new Response(process.env.LIVE_SCRIPT, { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
}
