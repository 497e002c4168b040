import { readConfig } from "#lib/config/env.ts";
import { guides, plainPages, services } from "#lib/content/library.ts";
import { site } from "#lib/content/site.ts";
import { toolTexts } from "#lib/content/tools.ts";

export const dynamic = "force-static";

/** What the site holds, for language models (https://llmstxt.org). */
export function GET() {
  const { SITE_URL } = readConfig();
  const line = (path: string, title: string, text: string) => `- [${title}](${SITE_URL}${path}): ${text}`;
  const text = [
    `# ${site().name}`,
    `> ${site().description}`,
    "## Guider",
    guides()
      .map(({ path, data }) => line(`${path}.md`, data.rubrik, data.beskrivning))
      .join("\n"),
    "## Verktyg",
    toolTexts()
      .tools.map(({ path, name, text }) => line(path, name, text))
      .join("\n"),
    "## Tjänster",
    services()
      .map(({ path, data }) => line(path, data.rubrik, data.beskrivning))
      .join("\n"),
    "## Om oss",
    plainPages()
      .map(({ path, data }) => line(path, data.rubrik, data.beskrivning))
      .join("\n"),
  ].join("\n\n");
  return new Response(`${text}\n`, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
