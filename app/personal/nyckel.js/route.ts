export const dynamic = "force-static";

/** The script that asks the browser for a passkey. */
export function GET() {
  return new Response(process.env.PASSKEY_SCRIPT, { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
}
