import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import type { Challenge } from "altcha-lib/types";

const LONGEST_MS = 30_000;

/**
 * Does the task that came with the form. Returns challenge and solution as JSON, or "" when the browser cannot: then
 * the address is confirmed by e-mail instead.
 */
export async function solve(json: string): Promise<string> {
  const challenge: Challenge = JSON.parse(json);
  try {
    const solution = await solveChallenge({ challenge, deriveKey, timeout: LONGEST_MS });
    return solution ? JSON.stringify({ challenge, solution }) : "";
  } catch {
    return "";
  }
}
