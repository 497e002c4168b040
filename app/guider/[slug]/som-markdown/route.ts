import { readConfig } from "#lib/config/env.ts";
import { bySlug, guides } from "#lib/content/library.ts";
import { guideAsMarkdown } from "#lib/content/markdown.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return guides().map(({ slug }) => ({ slug }));
}

/**
 * The guide as Markdown; visitors know it as /guider/<slug>.md. The folder's name comes after `page` in the alphabet, which
 * shares the drawing of pages more evenly (lib/build/next-config.ts).
 */
export async function GET(_request: Request, { params }: RouteContext<"/guider/[slug]/som-markdown">) {
  const guide = bySlug(guides(), (await params).slug);
  return new Response(guideAsMarkdown(guide, readConfig().SITE_URL), {
    headers: { "Content-Type": "text/markdown; charset=utf-8" },
  });
}
