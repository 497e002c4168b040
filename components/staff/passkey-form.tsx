import { HiddenFields } from "../forms/hidden-fields.tsx";

interface PasskeyFormProps {
  action: string;
  button: string;
  fields: Readonly<Record<string, string>>;
}

/** A button that asks the browser for a passkey. The browser's part is a script of its own: no framework is needed. */
export function PasskeyForm({ action, button, fields }: PasskeyFormProps) {
  return (
    <form method="post" action={action} data-nyckel className="mt-8">
      <HiddenFields fields={fields} />
      <button type="submit" className="button">
        {button}
      </button>
      <p role="status" className="mt-4 min-h-8 font-semibold" />
      <noscript>
        <p className="max-w-text">Nycklar sköts av webbläsaren och kräver JavaScript. Slå på det för den här sidan.</p>
      </noscript>
      <script src="/personal/nyckel.js" defer />
    </form>
  );
}
