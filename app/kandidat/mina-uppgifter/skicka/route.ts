import { receiveLinkRequest } from "#lib/leads/accept.ts";

export async function POST(request: Request) {
  return receiveLinkRequest(request);
}
