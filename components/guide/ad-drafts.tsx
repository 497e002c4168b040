import { Words } from "#components/layout/words.tsx";
import type { ComponentProps } from "#lib/content/components.ts";
import { profileOf } from "#lib/content/profiles.ts";
import { toolTexts } from "#lib/content/tools.ts";
import { jobAd } from "#lib/profile/job-ad.ts";
import { advertised } from "#lib/profile/profile.ts";

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <>
      <h4 className="mt-5 font-semibold">{title}</h4>
      <ul className="mt-1 list-disc stack-1 pl-5">
        {items.map((item) => (
          <li key={item}>
            <Words text={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A draft advertisement and questions for each direction that a search for a role may take. */
export function AdDrafts({ roll }: ComponentProps<"Annonsutkast">) {
  const data = profileOf(roll);
  if (!data) return null;
  return (
    <div className="border-ink my-6 border-t-4">
      {data.directions.map((direction) => {
        const ad = jobAd(advertised(data, direction), toolTexts().ad);
        return (
          <details key={direction.id} className="border-line border-b">
            <summary className="min-h-12 py-3 font-semibold">
              <h3 className="inline font-sans text-lg font-semibold tracking-normal">{direction.name}</h3>
            </summary>
            <div className="max-w-text pb-8">
              <p className="font-serif text-xl">
                <Words text={ad.title} />
              </p>
              {ad.intro.map((text) => (
                <p key={text} className="mt-3">
                  <Words text={text} />
                </p>
              ))}
              {ad.lists.map(({ heading, items }) => (
                <List key={heading} title={heading} items={items} />
              ))}
              <p className="mt-5">
                <Words text={ad.ending} />
              </p>
              <List title="Intervjufrågor" items={direction.interview} />
              <List title="Referensfrågor" items={direction.references} />
            </div>
          </details>
        );
      })}
    </div>
  );
}

/** The questions that are asked of every candidate for a role, whatever the direction. */
export function InterviewQuestions({ roll }: ComponentProps<"Intervjufragor">) {
  const data = profileOf(roll);
  if (!data) return null;
  return (
    <ol className="my-6 list-decimal stack-2 pl-6">
      {data.interview.map((question) => (
        <li key={question}>
          <Words text={question} />
        </li>
      ))}
    </ol>
  );
}
