/** The parts of an address that are letters, digits and the signs of RFC 5322's atom, or letters beyond ASCII (RFC 6531). */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** A domain may hold any letter (RFC 5890); nothing that would lead a parser of addresses elsewhere. */
const DOMAIN = /^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}.-]+$/u;

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** A domain as mail servers know it, in ASCII (UTS #46), or "" when it is none. */
function asciiDomain(domain: string): string {
  const address = `http://${domain}/`;
  if (!DOMAIN.test(domain) || !URL.canParse(address)) return "";
  return new URL(address).hostname;
}

/** Labels of 1 to 63 letters, digits and inner hyphens, the last of them letters (RFC 1123, 2.1; RFC 3696, 2). */
function isDomain(ascii: string): boolean {
  const labels = ascii.split(".");
  const top = labels.at(-1) ?? "";
  return (
    labels.length >= 2 &&
    ascii.length <= 253 &&
    labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label)) &&
    /^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(top)
  );
}

/** Whether a mail can be sent to an address: the rules of RFC 5321 and 6531, without quoted names and literal addresses. */
export function isDeliverable(address: string): boolean {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, Math.max(at, 0));
  const domain = address.slice(at + 1).toLowerCase();
  return bytes(address) <= 254 && bytes(local) <= 64 && LOCAL_PART.test(local) && isDomain(asciiDomain(domain));
}
