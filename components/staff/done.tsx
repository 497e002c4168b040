/** What has been done, or why nothing could be. */
export function Done({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <p role="status" className="border-hjortron mb-6 max-w-text border-l-4 pl-4 font-semibold">
      {text}
    </p>
  );
}
