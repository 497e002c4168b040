import type { Metadata } from "next";
import { ContentProblems } from "#components/guide/content-problems.tsx";
import { GuidePage } from "#components/guide/guide-page.tsx";
import { Text } from "#components/guide/text.tsx";
import { JsonLd } from "#components/layout/json-ld.tsx";
import { pageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { readConfig } from "#lib/config/env.ts";
import { problemsIn } from "#lib/content/check.ts";
import { articleJsonLd, breadcrumbJsonLd, faqJsonLd, kpiJsonLd } from "#lib/content/json-ld.ts";
import { bySlug, guides } from "#lib/content/library.ts";
import { pageName } from "#lib/content/page-names.ts";
import { hasComponent } from "#lib/content/parse.ts";

type Props = PageProps<"/guider/[slug]">;

export const dynamicParams = false;

export function generateStaticParams() {
  return guides().map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata(bySlug(guides(), (await params).slug), "article");
}

export default async function Page({ params }: Props) {
  const { slug } = await params;
  const problems = problemsIn(`content/guider/${slug}.mdx`);
  if (problems.length > 0) return <ContentProblems problems={problems} />;

  const guide = bySlug(guides(), slug);
  const { SITE_URL } = readConfig();
  const faq = faqJsonLd(guide);
  return (
    <PageShell current="/guider">
      <GuidePage guide={guide} related={guide.data.relaterat.map((path) => ({ path, title: pageName(path) }))}>
        <Text tree={guide.tree} />
      </GuidePage>
      <JsonLd data={articleJsonLd(SITE_URL, guide)} />
      <JsonLd
        data={breadcrumbJsonLd(SITE_URL, [
          { name: "Start", path: "/" },
          { name: "Guider", path: "/guider" },
          { name: guide.data.rubrik, path: guide.path },
        ])}
      />
      {faq && <JsonLd data={faq} />}
      {hasComponent(guide.tree, "Nyckeltal") && <JsonLd data={kpiJsonLd(SITE_URL, guide)} />}
    </PageShell>
  );
}
