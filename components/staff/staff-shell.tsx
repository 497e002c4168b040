import type { ReactNode } from "react";
import type { Staff } from "#lib/staff/accounts.ts";
import { OneButton } from "../forms/one-button.tsx";
import { Mark } from "../layout/mark.tsx";

/** What every page for staff has around its content. */
export function StaffShell({ staff, children }: { staff?: Staff; children: ReactNode }) {
  return (
    <>
      <a href="#innehall" className="bg-ink text-paper absolute left-4 z-10 -translate-y-20 p-3 focus:translate-y-4">
        Hoppa till innehållet
      </a>
      <header className="border-ink no-print border-b">
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
              <OneButton action="/personal/ut/skicka" name="var" value="har" quiet>
                Logga ut
              </OneButton>
              <OneButton action="/personal/ut/skicka" name="var" value="overallt" quiet>
                Logga ut överallt
              </OneButton>
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
