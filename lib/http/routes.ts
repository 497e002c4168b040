/** What answers at an address. */
export interface Route {
  /** As the folders of app/ write it: [name] stands for any one part. */
  path: `/${string}`;
  /**
   * - sealed: a page that is the same for everybody, made at build, without script; its policy names hashes
   * - drawn: a page made for each visitor; the server names its style's hash
   * - file: something for machines, made at build
   * - handler: answers with something else than a page, or takes a form
   */
  kind: "sealed" | "drawn" | "file" | "handler";
  /**
   * Whether the framework makes its forms better: its script stays in the page, and the policy carries a nonce, which
   * proxy.ts gives. All other pages go out without it.
   */
  enhanced?: true;
  /** Whether a drawn page shows the same to everybody who asks at the same address. */
  sameForAll?: true;
  /** Whether search engines should know it. */
  indexed: boolean;
  /** Whether it takes what is posted. */
  post?: true;
  /** Whether it is for staff who have signed in: a test sees that it tells nobody else anything. */
  inside?: true;
  /** Whether it is shown in a frame of ours, where nothing reaches out (pdf-frame.ts). */
  framed?: true;
  /** Whether it leads on to another address when it has a query. */
  leadsOn?: true;
}

const page = (path: Route["path"], kind: "sealed" | "drawn", indexed: boolean): Route => ({ path, kind, indexed });
const sameForAll = (route: Route): Route => ({ ...route, sameForAll: true });
const enhanced = (path: Route["path"], indexed: boolean): Route => ({
  ...page(path, "drawn", indexed),
  enhanced: true,
});
const file = (path: Route["path"]): Route => ({ path, kind: "file", indexed: false });
const handler = (path: Route["path"]): Route => ({ path, kind: "handler", indexed: false });
/** For staff who have signed in. */
const inside = (route: Route): Route => ({ ...route, inside: true });
const takesPosts = (path: Route["path"]): Route => ({ path, kind: "handler", indexed: false, post: true });

/**
 * Every address that the site answers at. Sitemap, speculation rules, policies, what may be posted to, and the tests
 * follow from it; a test sees that no folder of app/ is missing.
 */
export const routes: readonly Route[] = [
  page("/", "sealed", true),
  page("/guider", "sealed", true),
  page("/guider/[slug]", "sealed", true),
  page("/guider/sida/[nummer]", "sealed", true),
  handler("/guider/[slug]/som-markdown"),
  page("/tjanster", "sealed", true),
  page("/tjanster/[slug]", "sealed", true),
  page("/verktyg", "sealed", true),
  { ...page("/verktyg/kravprofil", "sealed", true), leadsOn: true },
  sameForAll(page("/verktyg/kravprofil/[roll]", "drawn", true)),
  handler("/verktyg/kravprofil/[roll]/word"),
  sameForAll(page("/verktyg/rollval", "drawn", true)),
  sameForAll(page("/verktyg/kpi", "drawn", true)),
  file("/verktyg/direkt.js"),
  page("/[sida]", "sealed", true),
  sameForAll(page("/sok", "drawn", false)),
  enhanced("/kandidat", true),
  takesPosts("/kandidat/skicka"),
  page("/kandidat/tack", "drawn", false),
  page("/kandidat/bekrafta", "drawn", false),
  takesPosts("/kandidat/bekrafta/skicka"),
  enhanced("/kandidat/mina-uppgifter", false),
  takesPosts("/kandidat/mina-uppgifter/skicka"),
  enhanced("/kandidat/mina-uppgifter/andra", false),
  takesPosts("/kandidat/mina-uppgifter/andra/skicka"),
  takesPosts("/kandidat/mina-uppgifter/export"),
  page("/kandidat/mina-uppgifter/fornya", "drawn", false),
  takesPosts("/kandidat/mina-uppgifter/fornya/skicka"),
  takesPosts("/kandidat/mina-uppgifter/gor/[atgard]"),
  enhanced("/kontakt", true),
  takesPosts("/kontakt/skicka"),
  page("/kontakt/tack", "drawn", false),
  page("/kontakt/bekrafta", "drawn", false),
  takesPosts("/kontakt/bekrafta/skicka"),
  inside(page("/personal", "drawn", false)),
  page("/personal/in", "drawn", false),
  takesPosts("/personal/in/skicka"),
  takesPosts("/personal/in/oidc"),
  handler("/personal/in/oidc/svar"),
  page("/personal/valkommen", "drawn", false),
  takesPosts("/personal/valkommen/skicka"),
  file("/personal/nyckel.js"),
  inside(takesPosts("/personal/ut/skicka")),
  inside(page("/personal/lead/[referens]", "drawn", false)),
  inside(takesPosts("/personal/lead/[referens]/skicka")),
  inside(takesPosts("/personal/lead/[referens]/cv")),
  { ...inside(handler("/personal/lead/[referens]/cv/sidor")), framed: true },
  file("/personal/sidor.js"),
  inside(handler("/personal/lead/[referens]/word")),
  inside(page("/personal/medarbetare", "drawn", false)),
  inside(takesPosts("/personal/medarbetare/skicka")),
  handler("/api/health"),
  file("/feed.xml"),
  file("/llms.txt"),
  file("/speculation-rules.json"),
];

const hasNames = ({ path }: Route) => path.includes("[");
const patterns = routes
  // What is named in full goes before what a name stands for.
  .toSorted((a, b) => Number(hasNames(a)) - Number(hasNames(b)))
  .map((route) => ({ route, pattern: new RegExp(`^${route.path.replaceAll(/\[\w+\]/g, "[^/]+")}$`) }));

/** The route that answers at an address, or undefined. */
export function routeOf(pathname: string): Route | undefined {
  return patterns.find(({ pattern }) => pattern.test(pathname))?.route;
}

/** The path of an address as it is asked for. */
export const withoutQuery = (url: string): string => url.split("?", 1)[0] ?? "";

/** The route that a request asks for, or undefined. */
export function routeAsked({ url = "" }: { url?: string | undefined }): Route | undefined {
  return routeOf(withoutQuery(url));
}

/** The addresses without a variable part that search engines should know. */
export function indexedAddresses(): string[] {
  return routes.filter((route) => route.indexed && !hasNames(route)).map(({ path }) => path);
}
