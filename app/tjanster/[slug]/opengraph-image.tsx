import { sharePicture, sharePictureSize } from "#components/layout/share-picture.tsx";
import { bySlug, services } from "#lib/content/library.ts";

export const size = sharePictureSize;
export const contentType = "image/png";
export const alt = "Sidans titel över kundresans linje";
export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return services().map(({ slug }) => ({ slug }));
}

export default async function Picture({ params }: { params: Promise<{ slug: string }> }) {
  const { data } = bySlug(services(), (await params).slug);
  return sharePicture("Tjänst", data.rubrik);
}
