import type { ConfirmState } from "#lib/leads/confirm.ts";
import { JourneyRule } from "../layout/journey-rule.tsx";
import { PageTitle } from "../layout/page-title.tsx";
import { OneButton } from "./one-button.tsx";

interface ConfirmTexts {
  ask: { title: string; text: string; button: string };
  done: { title: string; text: string };
}

interface ConfirmPageProps {
  state: ConfirmState;
  token: string;
  /** The page that it belongs to: /kandidat or /kontakt. */
  path: string;
  texts: ConfirmTexts;
}

/** Where the link of a confirmation mail leads: a button, or what came of it. */
export function ConfirmPage({ state, token, path, texts }: ConfirmPageProps) {
  if (state === "unknown") {
    return (
      <>
        <PageTitle title="Länken gäller inte längre.">
          <p>Den är för gammal eller ofullständig. Det du skickade in är raderat, så fyll i formuläret en gång till.</p>
        </PageTitle>
        <JourneyRule />
        <a className="onward mt-6" href={path}>
          Till formuläret
        </a>
      </>
    );
  }
  if (state === "done") {
    return (
      <>
        <PageTitle title={texts.done.title}>
          <p>{texts.done.text}</p>
        </PageTitle>
        <JourneyRule />
      </>
    );
  }
  return (
    <>
      <PageTitle title={texts.ask.title}>
        <p>{texts.ask.text}</p>
      </PageTitle>
      <OneButton action={`${path}/bekrafta/skicka`} name="kod" value={token}>
        {texts.ask.button}
      </OneButton>
    </>
  );
}
