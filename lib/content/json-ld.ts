import type {
  Article,
  BreadcrumbList,
  DefinedTermSet,
  EmploymentAgency,
  FAQPage,
  Service,
  WithContext,
} from "schema-dts";
import { site } from "#lib/content/site.ts";
import { formulaText } from "#lib/kpi/run.ts";
import type { FrontMatter } from "./front-matter.ts";
import { kpis } from "./kpis.ts";
import type { Guide, Page } from "./library.ts";
import { anchorId, kpisShownIn, questions, sources } from "./parse.ts";

const CONTEXT = "https://schema.org";

function agencyNode(siteUrl: string) {
  return {
    "@type": "EmploymentAgency",
    "@id": `${siteUrl}/#byran`,
    name: site().name,
    url: `${siteUrl}/`,
    email: site().email,
    description: site().description,
  } satisfies EmploymentAgency;
}

/** The agency itself. */
export function agencyJsonLd(siteUrl: string): WithContext<EmploymentAgency> {
  return { "@context": CONTEXT, ...agencyNode(siteUrl) };
}

/** The way from the start page, as names and paths; the page itself comes last. */
export function breadcrumbJsonLd(
  siteUrl: string,
  crumbs: readonly { name: string; path: string }[],
): WithContext<BreadcrumbList> {
  return {
    "@context": CONTEXT,
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: siteUrl + path,
    })),
  };
}

/** A guide as an article, with the sources that it names. */
export function articleJsonLd(siteUrl: string, guide: Guide): WithContext<Article> {
  const url = siteUrl + guide.path;
  return {
    "@context": CONTEXT,
    "@type": "Article",
    headline: guide.data.rubrik,
    description: guide.data.beskrivning,
    inLanguage: "sv-SE",
    url,
    mainEntityOfPage: url,
    image: `${url}/opengraph-image`,
    datePublished: guide.data.publicerad,
    dateModified: guide.data.andrad,
    author: { "@id": `${siteUrl}/#byran` },
    publisher: agencyNode(siteUrl),
    citation: sources(guide.tree).map((source) => ({ "@type": "CreativeWork", name: source.title, url: source.url })),
  };
}

/** The page's questions and answers, or undefined when it has none. */
export function faqJsonLd(guide: Guide): WithContext<FAQPage> | undefined {
  const found = questions(guide.tree);
  if (found.length === 0) return undefined;
  return {
    "@context": CONTEXT,
    "@type": "FAQPage",
    mainEntity: found.map(({ question, answer }) => ({
      "@type": "Question",
      name: question,
      acceptedAnswer: { "@type": "Answer", text: answer },
    })),
  };
}

/** The KPIs that a guide explains, as defined terms, each with the address of its section in the guide. */
export function kpiJsonLd(siteUrl: string, { path, tree, data }: Guide): WithContext<DefinedTermSet> {
  const set = `${siteUrl}${path}#nyckeltal`;
  return {
    "@context": CONTEXT,
    "@type": "DefinedTermSet",
    "@id": set,
    name: data.rubrik,
    inLanguage: "sv-SE",
    hasDefinedTerm: kpis()
      .filter(({ id }) => kpisShownIn(tree).includes(id))
      .map((kpi) => ({
        "@type": "DefinedTerm",
        "@id": `${siteUrl}${path}#${anchorId(kpi.name)}`,
        name: kpi.name,
        alternateName: kpi.also,
        description: `${kpi.definition} Formel: ${formulaText(kpi)}.`,
        inDefinedTermSet: set,
      })),
  };
}

/** One of the agency's services. */
export function serviceJsonLd(siteUrl: string, service: Page<FrontMatter<"tjanster">>): WithContext<Service> {
  return {
    "@context": CONTEXT,
    "@type": "Service",
    name: service.data.rubrik,
    description: service.data.beskrivning,
    url: siteUrl + service.path,
    areaServed: { "@type": "Country", name: "Sverige" },
    provider: agencyNode(siteUrl),
  };
}
