import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

/** A part of the document: a heading with paragraphs, a list or a table under it. */
export interface WordPart {
  heading: string;
  paragraphs?: readonly string[] | undefined;
  items?: readonly string[] | undefined;
  numbered?: boolean | undefined;
  /** Rows of cells; the first row is the header. */
  table?: readonly (readonly string[])[] | undefined;
}

const PAGE_WIDTH = 9000; // twentieths of a point, as Word counts

function table(rows: readonly (readonly string[])[]): Table {
  const columns = rows[0]?.length ?? 1;
  const width = Math.floor(PAGE_WIDTH / columns);
  return new Table({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    columnWidths: Array(columns).fill(width),
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0,
          children: cells.map(
            (cell) =>
              new TableCell({
                width: { size: width, type: WidthType.DXA },
                margins: { top: 60, bottom: 60, left: 100, right: 100 },
                children: cell
                  .split("\n")
                  .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: index === 0 })] })),
              }),
          ),
        }),
    ),
  });
}

function drawPart({ heading, paragraphs = [], items = [], numbered = false, table: rows }: WordPart, instance: number) {
  return [
    new Paragraph({
      text: heading,
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      spacing: { before: 320, after: 120 },
    }),
    ...paragraphs.map((text) => new Paragraph({ text, spacing: { after: 120 } })),
    ...items.map(
      (text) =>
        new Paragraph({
          text,
          ...(numbered ? { numbering: { reference: "nummer", level: 0, instance } } : { bullet: { level: 0 } }),
        }),
    ),
    ...(rows ? [table(rows)] : []),
  ];
}

/** Writes an editable Word document (DOCX) in Swedish. */
export async function wordDocument(title: string, lead: string, parts: readonly WordPart[]): Promise<Buffer> {
  const document = new Document({
    title,
    creator: "",
    styles: { default: { document: { run: { font: "Calibri", size: 22, language: { value: "sv-SE" } } } } },
    numbering: {
      config: [
        {
          reference: "nummer",
          levels: [
            {
              level: 0,
              format: "decimal",
              text: "%1.",
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 480, hanging: 360 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1, spacing: { after: 160 } }),
          new Paragraph({ text: lead, spacing: { after: 200 } }),
          ...parts.flatMap(drawPart),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
