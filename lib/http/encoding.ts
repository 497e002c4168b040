/**
 * Which of some compressed forms a browser can read, the smallest first.
 * @param accepted the request's `Accept-Encoding`
 * @param encodings the forms there are, by the endings of their files
 */
export function encodingFor(
  accepted: string | readonly string[] | undefined,
  encodings: readonly string[] = ["br", "gz"],
): "br" | "gz" | undefined {
  const taken = [accepted]
    .flat()
    .join(",")
    .toLowerCase()
    .split(",")
    .map((one) => one.trim())
    .filter((one) => !/;\s*q=0(\.0*)?$/.test(one))
    .map((one) => one.split(";")[0]?.trim());
  if (encodings.includes("br") && taken.includes("br")) return "br";
  return encodings.includes("gz") && taken.includes("gzip") ? "gz" : undefined;
}

/** The names of these forms in `Content-Encoding`. */
export const CONTENT_ENCODING = { br: "br", gz: "gzip" } as const;
