import type { ReactNode } from "react";
import type { Staff } from "#lib/staff/accounts.ts";
import { Mark } from "../layout/mark.tsx";
import { SkipLink } from "../layout/skip-link.tsx";

/** What every page for staff has around its content. */
export function StaffShell({ staff, children }: { staff?: Staff; children: ReactNode }) {
  return (
    <>
      <header className="border-ink no-print relative border-b">
        <SkipLink />
        <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-6 gap-y-1 px-5 py-3 md:px-8">
          <a href={staff ? "/personal" : "/"} className="inline-flex min-h-11 items-center gap-3 font-semibold">
            <Mark />
            {staff ? "Inkorg" : "Till webbplatsen"}
          </a>
          {staff && (
            <nav aria-label="Personal" className="ml-auto flex flex-wrap items-center gap-x-6 text-sm">
              {staff.role === "administrator" && (
                <a href="/personal/medarbetare" className="inline-flex min-h-11 items-center hover:underline">
                  Medarbetare
                </a>
              )}
              <span className="text-soft">{staff.name}</span>
              <form method="post" action="/personal/ut/skicka" className="flex flex-wrap gap-x-6">
                <button type="submit" name="var" value="har" className="link min-h-11 cursor-pointer font-semibold">
                  Logga ut
                </button>
                <button
                  type="submit"
                  name="var"
                  value="overallt"
                  className="link min-h-11 cursor-pointer font-semibold"
                >
                  Logga ut överallt
                </button>
              </form>
            </nav>
          )}
        </div>
      </header>
      <main id="innehall" className="mx-auto w-full max-w-page px-5 pt-8 pb-20 md:px-8">
        {children}
      </main>
    </>
  );
}
