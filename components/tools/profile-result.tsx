import type { ReactNode } from "react";
import { kpiOf } from "#lib/content/kpis.ts";
import { kpiSections } from "#lib/content/library.ts";
import { profileOf, profilePath } from "#lib/content/profiles.ts";
import { toolTexts } from "#lib/content/tools.ts";
import { inSentence } from "#lib/profile/in-sentence.ts";
import { jobAd } from "#lib/profile/job-ad.ts";
import { listed } from "#lib/profile/listed.ts";
import { type Profile, type ProfileData, pointedAt } from "#lib/profile/profile.ts";
import { Bars } from "./bars.tsx";
import { DemandTable } from "./demand-table.tsx";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="pt-12">
      <h2 className="text-2xl">{title}</h2>
      <div className="mt-4">{children}</div>
    </section>
  );
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="border-line border-b">
      <summary className="min-h-12 py-3 font-semibold">
        <h3 className="inline font-sans text-lg font-semibold tracking-normal">{title}</h3>
      </summary>
      <div className="max-w-text pb-6">{children}</div>
    </details>
  );
}

interface ResultProps {
  data: ProfileData;
  profile: Profile;
  /** The answers, as they stand in the address. */
  query: string;
}

/** A KPI's name, with a link to where a guide explains it. */
function KpiName({ id }: { id: string }) {
  const name = kpiOf(id)?.name ?? id;
  const section = kpiSections().get(id);
  return section ? (
    <a className="link" href={section}>
      {name}
    </a>
  ) : (
    name
  );
}

function Why({ data, profile, query }: ResultProps) {
  const stepOf = (questionId: string) =>
    data.steps.findIndex(({ questions }) => questions.some(({ id }) => id === questionId)) + 1;
  const change = (questionId: string) =>
    `${profilePath(data.role.id)}?${query}&till=${stepOf(questionId)}#${questionId}`;
  return (
    <>
      <ul className="border-line border-t">
        {profile.contributions.map(({ questionId, question, answer, points }) => (
          <li key={questionId} className="border-line grid grid-cols-[1fr_auto] gap-x-4 border-b py-2">
            <span>
              <span className="text-soft block text-sm">{question}</span>
              {answer}{" "}
              <a
                className="link no-print text-sm"
                href={change(questionId)}
                aria-label={`Ändra svaret på: ${question}`}
              >
                Ändra
              </a>
            </span>
            <span className="text-right text-sm font-semibold">
              {points.map((one) => (
                <span key={one.direction} className="block">
                  +{one.points} {inSentence(one.direction)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {profile.unanswered.length > 0 && (
        <p className="text-soft mt-3 text-sm">
          Inte besvarat:{" "}
          {profile.unanswered.map(({ id, text }, index) => (
            <span key={id}>
              {index > 0 && " "}
              <a className="link" href={change(id)}>
                {text}
              </a>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function Advertisement({ profile }: { profile: Profile }) {
  const ad = jobAd(profile, toolTexts().ad);
  return (
    <div className="stack-4">
      <p className="font-serif text-xl">{ad.title}</p>
      {ad.intro.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {ad.lists.map(({ heading, items }) => (
        <div key={heading}>
          <h4 className="font-semibold">{heading}</h4>
          <ul className="list-disc pl-5">
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
      <p>{ad.ending}</p>
      {ad.leftOut.length > 0 && (
        <p className="border-hjortron border-l-4 pl-4 text-sm">
          Inte med i utkastet, eftersom det kan strida mot lagen: {ad.leftOut.join("; ")}
        </p>
      )}
    </div>
  );
}

function Questions({ items }: { items: readonly string[] }) {
  return (
    <ol className="list-decimal stack-2 pl-6">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ol>
  );
}

/** The requirement profile: what the answers point to, why, and what to do with it. */
export function ProfileResult({ data, profile, query }: ResultProps) {
  const { direction, scores, areas, who, service, interview, references } = profile;
  const page = profilePath(data.role.id);
  const equals = pointedAt(profile);
  return (
    <>
      <div className="no-print flex flex-wrap items-center gap-x-8 gap-y-3 pb-10">
        <a
          className="button"
          href={`/kontakt?tjanst=${service.id}&profil=${encodeURIComponent(`roll=${data.role.id}&${query}`)}`}
        >
          Skicka profilen till oss
        </a>
        <a className="link inline-flex min-h-11 items-center font-semibold" href={`${page}/word?${query}`}>
          Ladda ner som Word
        </a>
        <button type="button" data-skriv-ut className="needs-script link min-h-11 cursor-pointer font-semibold">
          Skriv ut eller spara som PDF
        </button>
        <a className="link inline-flex min-h-11 items-center font-semibold" href={`${page}?${query}&till=1`}>
          Ändra svaren
        </a>
      </div>
      <div className="border-ink grid gap-x-16 border-t md:grid-cols-2">
        <Part title="Inriktning">
          <Bars rows={scores.map(({ name, points }) => ({ name, value: points, text: String(points) }))} markFirst />
          {equals.length > 1 && (
            <p className="mt-4">
              Lika många poäng har {listed(equals.map(inSentence))}. Kravprofilen följer {inSentence(direction.name)}.
              Är det inte det viktigaste?{" "}
              <a className="link" href={`${page}?${query}&till=1`}>
                Ändra ett svar
              </a>
              .
            </p>
          )}
        </Part>
        <Part title="Varför">
          <Why data={data} profile={profile} query={query} />
        </Part>
      </div>
      <Part title="Krav">
        <DemandTable profile={profile} />
      </Part>
      <div className="grid gap-x-16 md:grid-cols-2">
        <Part title="Tyngdpunkt enligt era svar">
          <Bars rows={areas.map(({ name, percent }) => ({ name, value: percent, text: `${percent}\u00a0%` }))} />
        </Part>
        <Part title="Efter ett år">
          <ul className="stack-2">
            {direction.oneYear.map((goal) => (
              <li key={goal} className="border-line border-t pt-2">
                {goal}
              </li>
            ))}
          </ul>
        </Part>
        <Part title="Nyckeltal att följa">
          <dl className="stack-2">
            {direction.kpis.map(({ id, why }) => (
              <div key={id} className="border-line border-t pt-2">
                <dt className="font-semibold">
                  <KpiName id={id} />
                </dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </Part>
        <Part title="Vem och vilken tjänst">
          <p>
            <strong className="font-semibold">{who.title}.</strong> {who.text}{" "}
            {who.other && profileOf(who.other.id) ? (
              <a className="link no-print" href={profilePath(who.other.id)}>
                Bygg kravprofilen för en {who.other.name}
              </a>
            ) : (
              <a className="link no-print" href="/verktyg/rollval">
                Pröva i rollvalet
              </a>
            )}
          </p>
          <p className="mt-4">
            <strong className="font-semibold">
              <a className="link" href={`/tjanster/${service.id}`}>
                {service.name}
              </a>
              .
            </strong>{" "}
            {service.why}
          </p>
        </Part>
      </div>
      <Part title="Att ta med vidare">
        <div className="border-ink border-t-4">
          <Fold title="Utkast till annons">
            <Advertisement profile={profile} />
          </Fold>
          <Fold title="Intervjufrågor">
            <Questions items={interview} />
          </Fold>
          <Fold title="Referensfrågor">
            <Questions items={references} />
          </Fold>
        </div>
      </Part>
    </>
  );
}
