import { sharePicture, sharePictureSize } from "#components/layout/share-picture.tsx";
import { bySlug, guides } from "#lib/content/library.ts";

export const size = sharePictureSize;
export const contentType = "image/png";
export const alt = "Guidens titel över kundresans linje";
export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return guides().map(({ slug }) => ({ slug }));
}

export default async function Picture({ params }: { params: Promise<{ slug: string }> }) {
  const { data } = bySlug(guides(), (await params).slug);
  return sharePicture(data.etikett, data.rubrik);
}
