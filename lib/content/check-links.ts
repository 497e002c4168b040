import type { Root } from "mdast";
import * as z from "zod";
import { decoded, isPublicFile } from "./addresses.ts";
import { elementProps, isElement } from "./element.ts";
import { nodesIn } from "./nodes.ts";
import { pictureFault } from "./pictures.ts";
import { type Finding, findingAt, type Positioned } from "./problem.ts";

/** What a link can lead to. */
export interface Target {
  /** undefined for a page that is not made from MDX: its anchors are not ours to know. */
  anchors: ReadonlySet<string> | undefined;
  /** Not to be seen by visitors: a draft, or a page that waits for this day. */
  hidden?: "draft" | { until: string } | undefined;
  /** Where the page stands now, for an address that it had before. */
  movedTo?: string;
}

/** A link and where it stands. */
export interface Link extends Positioned {
  url: string;
}

const frontMatterLinks = z.object({
  relaterat: z.array(z.string()).catch([]),
  arbetsgivare: z.object({ lank: z.string() }).optional().catch(undefined),
  kandidat: z.object({ lank: z.string() }).optional().catch(undefined),
});

/** Every link of a page, those in its front matter at the top. */
export function linksOf(tree: Root, frontMatter: unknown): Link[] {
  const links: Link[] = [];
  for (const node of nodesIn(tree)) {
    const url =
      node.type === "link" || node.type === "definition"
        ? node.url
        : isElement(node, "Uppmaning") && elementProps(node).lank;
    if (typeof url === "string") links.push({ url, position: node.position });
  }
  const { success, data } = frontMatterLinks.safeParse(frontMatter);
  if (success) {
    const position = tree.children[0]?.position;
    for (const url of [...data.relaterat, data.arbetsgivare?.lank, data.kandidat?.lank]) {
      if (url) links.push({ url, position });
    }
  }
  return links;
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(new URL(url).hostname);
}

/** Whether a page itself is not seen before that day. */
const isSeenLater = (page: Target | undefined, day: string): boolean =>
  page?.hidden === "draft" || (page?.hidden !== undefined && page.hidden.until >= day);

function checkLink(url: string, own: string, targets: ReadonlyMap<string, Target>): string | undefined {
  if (url === "") return undefined; // remark-lint-no-empty-url tells
  if (decoded(url) === undefined) return `Länken ${url} har ett % som inte betyder något. Skriv %25 i stället för %.`;
  if (/^https:/.test(url))
    return isWebAddress(url) ? undefined : `Länken ${url} är ingen adress. Kontrollera hur den är skriven.`;
  if (/^mailto:/.test(url))
    return /^mailto:[^\s@]+@[^\s@]+\.[^\s@?]+(\?.*)?$/.test(url)
      ? undefined
      : `Länken ${url} är ingen e-postadress. Skriv mailto:namn@exempel.se.`;
  if (/^tel:/.test(url))
    return /^tel:\+?[\d -]{5,}$/.test(url) ? undefined : `Länken ${url} är inget telefonnummer. Skriv tel:+4681234567.`;
  if (/^http:/.test(url)) return `Länken ${url} är inte säker. Skriv https:// i stället för http://.`;
  if (!/^[/#]/.test(url))
    return `Länken ${url} går inte att följa. Skriv hela adressen (https://…), eller en adress på sajten som börjar med /.`;

  const [withQuery = "", anchor] = url.split("#");
  const [address = ""] = withQuery.split("?");
  const path = address === "" ? own : address;
  const target = targets.get(path);
  if (!target) {
    if (isPublicFile(path)) return undefined;
    const near = [...targets.keys()].find((known) => known.endsWith(path.slice(path.lastIndexOf("/"))));
    return `Länken ${url} leder till en sida som inte finns.${near ? ` Menade du ${near}?` : " Kontrollera stavningen, eller ta bort länken."}`;
  }
  if (target.movedTo) return `Länken ${url} leder till en sida som har flyttat. Skriv ${target.movedTo} i stället.`;
  if (target.hidden === "draft" && path !== own) {
    return `Länken ${url} leder till ett utkast som besökare inte ser. Publicera utkastet (ta bort utkast: true) eller ta bort länken.`;
  }
  if (typeof target.hidden === "object" && !isSeenLater(targets.get(own), target.hidden.until)) {
    return `Länken ${url} leder till en sida som publiceras först ${target.hidden.until}. Ta bort länken så länge, eller skriv samma dag på raden publiceras i den här filen.`;
  }
  if (anchor === undefined) return undefined;
  const known = [...(target.anchors ?? [])];
  if (known.includes(decoded(anchor) ?? "")) return undefined;
  return `Ankaret #${anchor} finns inte på ${path}. ${known.length > 0 ? `De som finns: ${known.map((id) => `#${id}`).join(", ")}.` : "Ta bort det."}`;
}

/** The links of a page: does each lead somewhere that visitors can see, and to an anchor that is there? */
export function checkLinks(links: readonly Link[], own: string, targets: ReadonlyMap<string, Target>): Finding[] {
  return links.flatMap((link) => {
    const message = checkLink(link.url, own, targets);
    return message ? [findingAt(link, message)] : [];
  });
}

/** What all browsers show. */
const PICTURES = ["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"];

/** Every picture: does it say what it shows, and is the file there? */
export function checkPictures(tree: Root): Finding[] {
  const findings: Finding[] = [];
  for (const node of nodesIn(tree)) {
    const src = node.type === "image" ? node.url : isElement(node, "Figur") ? elementProps(node).bild : undefined;
    if (src === undefined) continue;
    if (node.type === "image" && !node.alt?.trim()) {
      findings.push(
        findingAt(
          node,
          "Bilden saknar beskrivning. Skriv vad den visar mellan hakparenteserna: ![Beskrivning](/bilder/namn.svg).",
        ),
      );
    }
    const ending = /\.(\w+)$/.exec(src)?.[1]?.toLowerCase() ?? "";
    if (!PICTURES.includes(ending)) {
      findings.push(
        findingAt(node, `Bilden ${src} kan inte visas i alla webbläsare. Spara den som ${PICTURES.join(", ")}.`),
      );
    } else if (!src.startsWith("/") || !isPublicFile(src)) {
      findings.push(
        findingAt(
          node,
          `Bilden ${src} finns inte. Lägg filen i public/bilder och skriv adressen som /bilder/namn.svg.`,
        ),
      );
    } else if (!/^[a-z0-9._/-]+$/i.test(src)) {
      findings.push(
        findingAt(
          node,
          `Bilden ${src} har ett namn som inte fungerar på webben. Använd bara a–z, siffror och bindestreck.`,
        ),
      );
    } else {
      const fault = pictureFault(src);
      if (fault) findings.push(findingAt(node, fault));
    }
  }
  return findings;
}
