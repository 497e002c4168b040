import { sharePicture, sharePictureSize } from "#components/layout/share-picture.tsx";
import { bySlug, plainPages } from "#lib/content/library.ts";

export const size = sharePictureSize;
export const contentType = "image/png";
export const alt = "Sidans titel över kundresans linje";
export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return plainPages().map(({ slug }) => ({ sida: slug }));
}

export default async function Picture({ params }: { params: Promise<{ sida: string }> }) {
  const { data } = bySlug(plainPages(), (await params).sida);
  return sharePicture("Digital handel", data.rubrik);
}
