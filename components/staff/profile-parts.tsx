import type { ProfileSnapshot } from "#lib/leads/profile-snapshot.ts";
import { ScrollArea } from "../layout/scroll-area.tsx";

type Part = ProfileSnapshot["parts"][number];

function Table({ name, rows }: { name: string; rows: readonly (readonly string[])[] }) {
  const [head = [], ...body] = rows;
  return (
    <ScrollArea label={`Tabell: ${name}`} className="overflow-x-auto">
      <table className="w-full border-collapse text-left text-sm">
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col" className="border-ink border-b py-2 pr-4 align-top">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr key={row.join("|")}>
              {row.map((cell, column) => (
                // The cells of a row have no other name than their column.
                <td key={head[column] ?? cell} className="border-line border-b py-2 pr-4 align-top whitespace-pre-line">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

/** A requirement profile as it was sent: why, demands, advertisement, interview and references. */
export function ProfileParts({ parts }: { parts: readonly Part[] }) {
  return parts.map(({ heading, paragraphs = [], items = [], numbered, table }) => {
    const List = numbered ? "ol" : "ul";
    return (
      <details key={heading} className="border-line border-t py-2">
        <summary className="min-h-11 py-2 font-semibold">{heading}</summary>
        <div className="max-w-text stack-3 pb-4">
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {items.length > 0 && (
            <List className={`stack-1 pl-6 ${numbered ? "list-decimal" : "list-disc"}`}>
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </List>
          )}
          {table && <Table name={heading} rows={table} />}
        </div>
      </details>
    );
  });
}
