/** A button that leads to the agency's own sign-in. */
export function AccountForm({ code }: { code?: string }) {
  return (
    <form method="post" action="/personal/in/oidc" className="mt-8">
      {code && <input type="hidden" name="kod" value={code} />}
      <button type="submit" className="button">
        Logga in med byråns konto
      </button>
    </form>
  );
}
