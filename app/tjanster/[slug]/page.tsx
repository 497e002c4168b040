import type { Metadata } from "next";
import { ContentProblems } from "#components/guide/content-problems.tsx";
import { Text } from "#components/guide/text.tsx";
import { Door } from "#components/layout/door.tsx";
import { JsonLd } from "#components/layout/json-ld.tsx";
import { pageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { TextPage } from "#components/layout/text-page.tsx";
import { readConfig } from "#lib/config/env.ts";
import { problemsIn } from "#lib/content/check.ts";
import { breadcrumbJsonLd, serviceJsonLd } from "#lib/content/json-ld.ts";
import { bySlug, services } from "#lib/content/library.ts";

type Props = PageProps<"/tjanster/[slug]">;

export const dynamicParams = false;

export function generateStaticParams() {
  return services().map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata(bySlug(services(), (await params).slug));
}

export default async function Page({ params }: Props) {
  const { slug } = await params;
  const problems = problemsIn(`content/tjanster/${slug}.mdx`);
  if (problems.length > 0) return <ContentProblems problems={problems} />;

  const service = bySlug(services(), slug);
  const { data } = service;
  const { SITE_URL } = readConfig();
  return (
    <PageShell current="/tjanster">
      <TextPage
        title={data.rubrik}
        lead={data.ingress}
        changed={data.andrad}
        crumbs={[
          { name: "Tjänster", path: "/tjanster" },
          { name: data.rubrik, path: service.path },
        ]}
        after={
          <div className="no-print pt-16 md:pl-[16.5rem]">
            <Door label={data.passar} step={data.arbetsgivare} side="border-hjortron" />
          </div>
        }
      >
        <Text tree={service.tree} />
      </TextPage>
      <JsonLd data={serviceJsonLd(SITE_URL, service)} />
      <JsonLd
        data={breadcrumbJsonLd(SITE_URL, [
          { name: "Start", path: "/" },
          { name: "Tjänster", path: "/tjanster" },
          { name: data.rubrik, path: service.path },
        ])}
      />
    </PageShell>
  );
}
