import type {
  BlockContent,
  DefinitionContent,
  List,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from "mdast";
import { phrasing } from "mdast-util-phrasing";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { recipientSentence, site, teamMailSentence } from "#lib/content/site.ts";
import { formulaText, workedExample } from "#lib/kpi/run.ts";
import { jobAd } from "#lib/profile/job-ad.ts";
import { advertised } from "#lib/profile/profile.ts";
import { retentionTime, storagePeriods } from "./dates.ts";
import { elementProps, isBlank, isElement, type MdxElement } from "./element.ts";
import { HANDOVER, stations } from "./journey.ts";
import { kpiOf } from "./kpis.ts";
import type { Guide } from "./library.ts";
import { profileOf } from "./profiles.ts";
import { roleOf } from "./roles.ts";
import { toolTexts } from "./tools.ts";

const text = (value: string): PhrasingContent => ({ type: "text", value });
const strong = (value: string): PhrasingContent => ({ type: "strong", children: [text(value)] });
const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: "paragraph", children });
const heading = (depth: 2 | 3 | 4, value: string): RootContent => ({ type: "heading", depth, children: [text(value)] });
const link = (url: string, value: string): PhrasingContent => ({ type: "link", url, children: [text(value)] });

function list(items: readonly string[]): List {
  return {
    type: "list",
    spread: false,
    children: items.map((item) => ({ type: "listItem", spread: false, children: [paragraph(text(item))] })),
  };
}

function table(rows: readonly (readonly string[])[]): Table {
  return {
    type: "table",
    children: rows.map((cells) => ({
      type: "tableRow",
      children: cells.map((cell) => ({ type: "tableCell", children: [text(cell)] })),
    })),
  };
}

function kpiAsMarkdown(id: string | undefined): RootContent[] {
  const kpi = kpiOf(id);
  if (!kpi) return [];
  const { calculation, result, meaning } = workedExample(kpi);
  return [
    paragraph(text(`${kpi.definition} (${kpi.also})`)),
    paragraph(strong("Formel:"), text(` ${formulaText(kpi)}`)),
    paragraph(strong("Räkneexempel:"), text(` ${calculation} = ${result}. ${meaning}`)),
    paragraph(strong("Det som påverkar")),
    list(kpi.drivers),
    paragraph(strong("Vanliga fel")),
    list(kpi.mistakes),
    paragraph(strong("Källa:"), text(" "), link(kpi.source.url, `${kpi.source.publisher}: ${kpi.source.title}`)),
  ];
}

function adsAsMarkdown(role: string | undefined): RootContent[] {
  const data = profileOf(role ?? "");
  return (data?.directions ?? []).flatMap((direction) => {
    const ad = data && jobAd(advertised(data, direction), toolTexts().ad);
    return [
      heading(3, direction.name),
      ...(ad ? [ad.title, ...ad.intro].map((one) => paragraph(text(one))) : []),
      ...(ad?.lists ?? []).flatMap(({ heading: title, items }) => [paragraph(strong(title)), list(items)]),
      paragraph(strong("Intervjufrågor")),
      list(direction.interview),
      paragraph(strong("Referensfrågor")),
      list(direction.references),
    ];
  });
}

/** A component as plain Markdown: nothing that it shows is lost. */
function elementAsMarkdown(element: MdxElement): RootContent[] {
  const props = elementProps(element);
  const inner = () => asBlocks(element.children);
  switch (element.name) {
    case "Kundresan":
      return [
        table([
          ["Station", "Vem leder", "Mäts med"],
          ...stations().map((one) => [one.name, one.leader?.name ?? HANDOVER, one.measures]),
        ]),
      ];
    case "Jamforelse":
      return [
        heading(3, props.rubrik ?? ""),
        table([
          ["", roleOf(props.ena)?.name ?? "", roleOf(props.andra)?.name ?? ""],
          ...element.children
            .filter((child) => isElement(child, "Rad"))
            .map((row) => {
              const { namn = "", ena = "", andra = "" } = isElement(row) ? elementProps(row) : {};
              return [namn, ena, andra];
            }),
        ]),
      ];
    case "Annonsutkast":
      return adsAsMarkdown(props.roll);
    case "Intervjufragor":
      return [list(profileOf(props.roll ?? "")?.interview ?? [])];
    case "Nyckeltal":
      return kpiAsMarkdown(props.id);
    case "Omrade":
      return [heading(3, props.namn ?? ""), ...inner()];
    case "Steg":
    case "Fakta":
      return [heading(3, props.rubrik ?? ""), ...inner()];
    case "Fraga":
      return [heading(3, props.fraga ?? ""), ...inner()];
    case "Uppmaning":
      return [
        paragraph(strong(props.rubrik ?? "")),
        ...inner(),
        paragraph(link(props.lank ?? "", props.lanktext ?? "")),
      ];
    case "Figur":
      return [
        paragraph({ type: "image", url: props.bild ?? "", alt: props.alt ?? "" }),
        ...(props.bildtext ? [paragraph(text(props.bildtext))] : []),
      ];
    case "Kalla":
      return [paragraph(link(props.adress ?? "", `${props.utgivare}: ${props.titel}`))];
    case "Begrepp":
      return [strong(props.ord ?? ""), text(" ("), ...asMarkdown(element.children), text(")")];
    case "Lagringstid":
      return [text(storagePeriods.map((period) => (period === props.for ? retentionTime(period) : "")).join(""))];
    case "Epost":
      return [text(site().email)];
    case "Mottagare":
      return [text(recipientSentence())];
    case "Teammejl":
      return [text(teamMailSentence())];
    case "Personuppgiftsansvarig": {
      const { legalName, organisationNumber, address } = site().controller;
      return [text(`${legalName}, organisationsnummer ${organisationNumber}, ${address}`)];
    }
    default:
      return inner();
  }
}

/** Nodes with every component told in plain Markdown: nothing that it shows is lost. */
function asMarkdown(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (isElement(node)) return elementAsMarkdown(node);
    if (node.type === "yaml" || node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") return [];
    // A paragraph may hold a term; lists and quotations may hold paragraphs.
    if ("children" in node) {
      const inside = node.type === "blockquote" || node.type === "listItem" ? asBlocks : asMarkdown;
      const children = inside(node.children as RootContent[]) as (BlockContent & DefinitionContent & PhrasingContent)[];
      return [{ ...node, children } as RootContent];
    }
    return [node];
  });
}

/**
 * What stands where blocks are expected, in plain Markdown. A component on one line holds words without a paragraph: they
 * get one here, or all around them would run together with them.
 */
export function asBlocks(nodes: readonly RootContent[]): RootContent[] {
  const blocks: RootContent[] = [];
  let words: PhrasingContent[] = [];
  const end = () => {
    if (words.some((word) => !isBlank(word))) blocks.push(paragraph(...words));
    words = [];
  };
  for (const node of asMarkdown(nodes)) {
    if (phrasing(node)) words.push(node);
    else {
      end();
      blocks.push(node);
    }
  }
  end();
  return blocks;
}

const writer = unified().use(remarkGfm).use(remarkStringify, { bullet: "-", emphasis: "_" }).freeze();

/** A guide as plain Markdown, for machines and for reading without a browser. Links keep the site's paths. */
export function guideAsMarkdown(guide: Guide, siteUrl: string): string {
  const { rubrik, ingress, sammanfattning, andrad } = guide.data;
  const root: Root = {
    type: "root",
    children: [
      { type: "heading", depth: 1, children: [text(rubrik)] },
      paragraph(text(ingress)),
      list(sammanfattning),
      ...asBlocks(guide.tree.children),
      { type: "thematicBreak" },
      paragraph(text(`${site().name}, ändrad ${andrad}. `), link(siteUrl + guide.path, siteUrl + guide.path)),
    ],
  };
  return writer.stringify(root);
}
