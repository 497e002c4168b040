import { renderToString } from "react-dom/server";
import KpiPage from "./kpi/page.tsx";
import ProfilePage from "./kravprofil/[roll]/page.tsx";
import RoleChoicePage from "./rollval/page.tsx";

/** What an address asks, as the framework gives it; of what stands twice the first counts (queryMap). */
function queryOf(searchParams: URLSearchParams): Record<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of searchParams) if (!query.has(name)) query.set(name, value);
  return Object.fromEntries(query);
}

/**
 * Draws what stands in the body of a tool, by React alone: lib/build/tool-bodies.ts makes a module of its own of this
 * file, for the server. The framework draws a page twice, as data for its script and from that as HTML; tools go out
 * without that script.
 * @param url path and query
 * @returns the HTML that the framework would write; undefined at other addresses. It rejects where the page fails.
 */
export async function toolBody(url: string): Promise<string | undefined> {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const query = Promise.resolve(queryOf(searchParams));
  const none = Promise.resolve({});
  const [, roll] = /^\/verktyg\/kravprofil\/([^/]+)$/.exec(pathname) ?? [];
  if (roll) return renderToString(await ProfilePage({ params: Promise.resolve({ roll }), searchParams: query }));
  if (pathname === "/verktyg/kpi") return renderToString(await KpiPage({ params: none, searchParams: query }));
  if (pathname === "/verktyg/rollval") {
    return renderToString(await RoleChoicePage({ params: none, searchParams: query }));
  }
  return undefined;
}
