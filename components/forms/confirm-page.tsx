import { readableFields } from "#lib/forms/form.ts";
import type { ConfirmState } from "#lib/leads/confirm.ts";
import { kinds } from "#lib/leads/kinds.ts";
import { JourneyRule } from "../layout/journey-rule.tsx";
import { PageTitle } from "../layout/page-title.tsx";
import { FieldList } from "./field-list.tsx";
import { OneButton } from "./one-button.tsx";

interface ConfirmTexts {
  ask: { title: string; text: string; button: string };
  done: { title: string; text: string };
}

interface ConfirmPageProps {
  found: ConfirmState;
  token: string;
  /** The page that it belongs to: /kandidat or /kontakt. */
  path: string;
  texts: ConfirmTexts;
}

function Ask({ found, token, path, texts }: ConfirmPageProps & { found: ConfirmState & { state: "ready" } }) {
  const { lead, consentText } = found;
  const { consent: _consent, ...sent } = lead.values;
  return (
    <>
      <PageTitle title={texts.ask.title}>
        <p>{texts.ask.text}</p>
      </PageTitle>
      <div className="max-w-text stack-8">
        {consentText && <blockquote className="border-ink border-l-4 pl-5">”{consentText}”</blockquote>}
        <OneButton action={`${path}/bekrafta/skicka`} name="kod" value={token}>
          {texts.ask.button}
        </OneButton>
        <section className="border-line border-t pt-6">
          <h2 className="text-xl">Det här skickades in</h2>
          <FieldList fields={readableFields(kinds[lead.kind].form, sent)} />
        </section>
      </div>
    </>
  );
}

/** Where the link of a confirmation mail leads: what was sent and a button, or what came of it. */
export function ConfirmPage({ found, ...props }: ConfirmPageProps) {
  if (found.state === "ready") return <Ask found={found} {...props} />;
  if (found.state === "done") {
    return (
      <>
        <PageTitle title={props.texts.done.title}>
          <p>{props.texts.done.text}</p>
        </PageTitle>
        <JourneyRule />
      </>
    );
  }
  return (
    <>
      <PageTitle title="Länken gäller inte längre.">
        <p>
          Den är för gammal eller ofullständig, eller så har du skickat något nyare som gäller i stället. Vad vi har om
          dig ser du på{" "}
          <a className="link" href="/kandidat/mina-uppgifter">
            Mina uppgifter
          </a>
          . Finns inget där, fyll i formuläret en gång till.
        </p>
      </PageTitle>
      <JourneyRule />
      <a className="onward mt-6" href={props.path}>
        Till formuläret
      </a>
    </>
  );
}
