import type { Metadata } from "next";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { SearchForm } from "#components/search/search-form.tsx";
import { SearchResults } from "#components/search/search-results.tsx";
import { queryMap } from "#lib/http/query.ts";
import { searchFor } from "#lib/search/search.ts";
import { siteIndex } from "#lib/search/site-index.ts";

export async function generateMetadata({ searchParams }: PageProps<"/sok">): Promise<Metadata> {
  const question = queryMap(await searchParams)
    .get("q")
    ?.trim();
  return {
    title: question ? `Sök: ${question}` : "Sök",
    description: "Sök bland guider, tjänster, verktyg, nyckeltal och begrepp.",
    robots: { index: false, follow: true },
  };
}

export default async function Page({ searchParams }: PageProps<"/sok">) {
  const question =
    queryMap(await searchParams)
      .get("q")
      ?.trim() ?? "";
  return (
    <PageShell current="/sok">
      <PageTitle title="Sök">
        <p>Bland guider, tjänster, verktyg, nyckeltal och begrepp.</p>
      </PageTitle>
      <SearchForm question={question} />
      {question && <SearchResults question={question} result={searchFor(siteIndex(), question)} />}
    </PageShell>
  );
}
