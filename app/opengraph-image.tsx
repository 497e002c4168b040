import { sharePicture, sharePictureSize } from "#components/layout/share-picture.tsx";

export const size = sharePictureSize;
export const contentType = "image/png";
export const alt = "Rätt person på rätt sida om klicket, över kundresans linje";
export const dynamic = "force-static";

export default function Picture() {
  return sharePicture("Digital handel", "Rätt person på rätt sida om klicket.");
}
