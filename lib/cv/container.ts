/** A PDF's header may have something before it: readers look so far (ISO 32000-1, appendix H.3, note 13). */
const PDF_HEADER_WITHIN = 1024;

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);

/** Bytes as text, one letter each. */
const letters = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);

/** A PDF by its header, or by its end: pdf.js opens files whose header is gone. */
const looksLikePdf = (bytes: Uint8Array) =>
  letters(bytes.subarray(0, PDF_HEADER_WITHIN)).includes("%PDF-") ||
  letters(bytes.subarray(-1024)).includes("startxref");

/**
 * What a file that may be a CV is packed in, by its bytes: `zip` holds DOCX and ODT, `ole` old Word files and a DOCX that
 * has a password. Undefined for what is no CV, whatever its name. For the browser as well as for the server.
 */
export function containerOf(bytes: Uint8Array): "pdf" | "zip" | "ole" | undefined {
  if (looksLikePdf(bytes)) return "pdf";
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return "ole";
  return startsWith(bytes, [0x50, 0x4b]) ? "zip" : undefined;
}
