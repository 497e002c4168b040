import type { Metadata } from "next";
import { GuideList } from "#components/guide/guide-list.tsx";
import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { guidePageCount, guidePagePath } from "#lib/content/guide-pages.ts";

type Props = PageProps<"/guider/sida/[nummer]">;

export const dynamicParams = false;

/** The first page of the list is /guider. */
export function generateStaticParams() {
  return Array.from({ length: guidePageCount() - 1 }, (_, index) => ({ nummer: String(index + 2) }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = Number((await params).nummer);
  const title = `Guider, sida ${page}`;
  return fixedPageMetadata(guidePagePath(page), title, `Fler guider om e-handelns roller och nyckeltal, sida ${page}.`);
}

export default async function Page({ params }: Props) {
  const page = Number((await params).nummer);
  return (
    <PageShell current="/guider">
      <PageTitle title={`Guider, sida ${page}`} crumbs={[{ name: "Guider", path: "/guider" }]} />
      <GuideList page={page} />
    </PageShell>
  );
}
