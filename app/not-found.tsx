/** Seen in development alone: the site answers with global-not-found.tsx whatever a page says is not there. */
export default function NotFound() {
  return <h1>Sidan finns inte.</h1>;
}
