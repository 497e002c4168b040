import { receiveOwnData } from "#lib/leads/accept.ts";

export async function POST(request: Request) {
  return receiveOwnData(request);
}
