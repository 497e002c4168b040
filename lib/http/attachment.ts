/**
 * A file to save, never to be shown or kept: a download with its name (RFC 6266).
 * @param plainName for browsers that read ASCII alone
 */
export function attachment(
  body: Uint8Array | string,
  { type, plainName, name = plainName }: { type: string; plainName: string; name?: string },
): Response {
  const full = name === plainName ? "" : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: {
      "Cache-Control": "no-store",
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${plainName}"${full}`,
    },
  });
}

export const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const ANY_TYPE = "application/octet-stream";
