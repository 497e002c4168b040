import { services } from "#lib/content/library.ts";
import { site } from "#lib/content/site.ts";
import { JourneyRule } from "./journey-rule.tsx";

const about = [
  { path: "/om", name: "Om oss" },
  { path: "/integritet", name: "Integritet" },
  { path: "/kandidat/mina-uppgifter", name: "Mina uppgifter" },
  { path: "/tillganglighet", name: "Tillgänglighet" },
  { path: "/feed.xml", name: "Flöde (Atom)" },
] as const;

const themes = [
  { value: "", name: "Som systemet" },
  { value: "light", name: "Ljust" },
  { value: "dark", name: "Mörkt" },
] as const;

export function Footer() {
  return (
    <footer className="no-print mx-auto mt-auto w-full max-w-page px-5 pt-24 pb-10 text-sm md:px-8">
      <JourneyRule />
      <div className="grid gap-10 pt-8 sm:grid-cols-2 md:grid-cols-[1fr_auto_auto_auto] md:gap-8 lg:grid-cols-[1.7fr_1fr_1fr_auto]">
        <div>
          <p className="font-semibold">{site().name}</p>
          <p className="text-soft mt-1">Specialister inom kommunikation och marknadsföring.</p>
          <a href={`mailto:${site().email}`} className="link mt-3 inline-flex min-h-11 items-center wrap-anywhere">
            {site().email}
          </a>
        </div>
        <nav aria-labelledby="sidfot-tjanster">
          <p id="sidfot-tjanster" className="font-semibold">
            Tjänster
          </p>
          <ul>
            {services().map(({ path, data }) => (
              <li key={path}>
                <a href={path} className="inline-flex min-h-8 items-center hover:underline">
                  {data.rubrik}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-labelledby="sidfot-sajten">
          <p id="sidfot-sajten" className="font-semibold">
            Sajten
          </p>
          <ul>
            {about.map(({ path, name }) => (
              <li key={path}>
                <a href={path} className="inline-flex min-h-8 items-center hover:underline">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <fieldset className="needs-script">
          <legend className="font-semibold">Utseende</legend>
          <div className="mt-1 flex flex-col items-start">
            {themes.map(({ value, name }) => (
              // The page's script marks the pressed one before the framework looks.
              <button key={value} type="button" data-tema={value} suppressHydrationWarning className="theme-choice">
                {name}
              </button>
            ))}
          </div>
        </fieldset>
      </div>
    </footer>
  );
}
