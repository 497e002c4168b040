import { receiveLead } from "#lib/leads/accept.ts";

export async function POST(request: Request) {
  return receiveLead(request, "candidate");
}

/** Someone who opens the address by hand is led to the form. */
export function GET() {
  return new Response(null, { status: 303, headers: { Location: "/kandidat" } });
}
