import type { Found, SearchResult } from "#lib/search/search.ts";
import { HeadingText } from "../layout/heading-text.tsx";
import { Words } from "../layout/words.tsx";

const kinds: Readonly<Record<Found["kind"], string>> = {
  guide: "Guide",
  service: "Tjänst",
  page: "Sida",
  tool: "Verktyg",
  kpi: "Nyckeltal",
  term: "Begrepp",
};

const address = (question: string) => `/sok?q=${encodeURIComponent(question)}`;

function Hit({ hit }: { hit: Found }) {
  let at = 0;
  return (
    <li className="border-line border-b py-6">
      <p className="text-soft text-xs font-semibold">{kinds[hit.kind]}</p>
      <h3 className="mt-1 text-xl">
        <a href={hit.path} className="decoration-hjortron decoration-2 underline-offset-4 hover:underline">
          <HeadingText text={hit.title} />
          {hit.heading && hit.heading !== hit.title && (
            <>
              {/[?!]$/.test(hit.title) ? " " : ": "}
              <HeadingText text={hit.heading} />
            </>
          )}
        </a>
      </h3>
      <p className="mt-2 max-w-text">
        {hit.passage.map(({ text, marked }) => {
          const key = at;
          at += text.length;
          return marked ? (
            <mark key={key} className="bg-mist text-ink font-semibold">
              <Words text={text} />
            </mark>
          ) : (
            <Words key={key} text={text} />
          );
        })}
      </p>
    </li>
  );
}

/** What a search found, with the words marked; and what to try when it is little. */
export function SearchResults({
  question,
  result: { found, meant, onMeant },
}: {
  question: string;
  result: SearchResult;
}) {
  return (
    <section aria-labelledby="traffar" className="pt-12">
      <h2 id="traffar" className="text-2xl">
        {found.length === 0 || onMeant ? `Inga träffar på ”${question}”` : `Träffar på ”${question}”`}
      </h2>
      {meant && (
        <p className="mt-4 text-lg">
          Menade du{" "}
          <a className="link" href={address(meant)}>
            {meant}
          </a>
          ?{onMeant && " Här är träffarna på det."}
        </p>
      )}
      {found.length > 0 ? (
        <ul className="border-ink mt-6 border-t-4">
          {found.map((hit) => (
            <Hit key={hit.path + hit.title} hit={hit} />
          ))}
        </ul>
      ) : (
        <p className="mt-4 max-w-text">
          Pröva ett annat ord eller färre ord. Du kan också läsa i{" "}
          <a className="link" href="/guider">
            guiderna
          </a>{" "}
          eller{" "}
          <a className="link" href="/kontakt">
            fråga oss
          </a>
          .
        </p>
      )}
    </section>
  );
}
