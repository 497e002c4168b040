/** What someone has filled in, as label and text. */
export function FieldList({ fields }: { fields: readonly { label: string; text: string }[] }) {
  return (
    <dl className="mt-3 stack-3">
      {fields.map(({ label, text }) => (
        <div key={label}>
          <dt className="font-semibold">{label}</dt>
          <dd className="[overflow-wrap:anywhere] whitespace-pre-wrap">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
