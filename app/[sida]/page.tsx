import type { Metadata } from "next";
import { ContentProblems } from "#components/guide/content-problems.tsx";
import { Text } from "#components/guide/text.tsx";
import { pageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { TextPage } from "#components/layout/text-page.tsx";
import { problemsIn } from "#lib/content/check.ts";
import { bySlug, plainPages } from "#lib/content/library.ts";

type Props = PageProps<"/[sida]">;

export const dynamicParams = false;

export function generateStaticParams() {
  return plainPages().map(({ slug }) => ({ sida: slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata(bySlug(plainPages(), (await params).sida));
}

export default async function Page({ params }: Props) {
  const { sida } = await params;
  const problems = problemsIn(`content/sidor/${sida}.mdx`);
  if (problems.length > 0) return <ContentProblems problems={problems} />;

  const { data, tree } = bySlug(plainPages(), sida);
  return (
    <PageShell {...(sida === "sa-arbetar-vi" ? { current: "/sa-arbetar-vi" } : {})}>
      <TextPage title={data.rubrik} lead={data.ingress} changed={data.andrad}>
        <Text tree={tree} />
      </TextPage>
    </PageShell>
  );
}
