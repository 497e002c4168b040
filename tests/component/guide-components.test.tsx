import { readFileSync } from "node:fs";
import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Text, textComponents } from "#components/guide/text.tsx";
import { componentSpecs } from "#lib/content/components.ts";
import { kpis } from "#lib/content/kpis.ts";
import { parseMdx } from "#lib/content/parse.ts";
import { site } from "#lib/content/site.ts";
import { formulaText, workedExample } from "#lib/kpi/run.ts";

/** The components by the names that editors write, as MDX is given them. */
const {
  Kundresan,
  Jamforelse,
  Rad,
  Nyckeltal,
  Ansvarsomraden,
  Omrade,
  Fakta,
  Stegvis,
  Steg,
  Fragor,
  Fraga,
  Uppmaning,
  Figur,
  Kallor,
  Kalla,
  Begrepp,
  Lagringstid,
  Epost,
} = textComponents;

describe("the components of a guide", () => {
  it("are all shown with an example in the editors' manual", () => {
    const manual = readFileSync("content/README.md", "utf8");
    for (const name of Object.keys(componentSpecs)) expect(manual, name).toContain(`<${name}`);
  });

  it("Kundresan tells in words who leads where", () => {
    render(<Kundresan markerad="koper" />);
    expect(screen.getAllByRole("listitem")).toHaveLength(6);
    expect(
      screen.getByText(
        /Digital Marketing Manager leder Syns och Klickar\. E-commerce manager leder Väljer, Köper och Återkommer\. Landar är överlämningen/,
      ),
    ).toBeDefined();
    expect(screen.getAllByText(", leds av E-commerce manager")).toHaveLength(3);
  });

  it("Jamforelse is a table with row and column headers, each row with its anchor", () => {
    render(
      <Jamforelse rubrik="Två roller" ena="digital-marketing-manager" andra="e-commerce-manager">
        <Rad namn="Primärt fokus" ena="Trafik" andra="Köp" />
      </Jamforelse>,
    );
    const table = screen.getByRole("table", { name: "Två roller" });
    expect(
      within(table)
        .getAllByRole("columnheader")
        .map((cell) => cell.textContent),
    ).toEqual(["Område", "Digital Marketing Manager", "E-commerce manager"]);
    const row = within(table).getByRole("row", { name: /Primärt fokus/ });
    expect(within(row).getByRole("rowheader").textContent).toBe("Primärt fokus");
    expect(within(row).getAllByRole("cell")).toHaveLength(2);
    expect(row.id).toBe("primärt-fokus");
  });

  it.each(kpis())("Nyckeltal shows all of $name", (kpi) => {
    render(<Nyckeltal id={kpi.id} />);
    const card = screen.getByRole("region", { name: kpi.name });
    for (const text of [kpi.definition, formulaText(kpi), workedExample(kpi).result, ...kpi.drivers, ...kpi.mistakes]) {
      expect(card.textContent.replaceAll("\u00ad", "")).toContain(text);
    }
    expect(
      within(card)
        .getByRole("link", { name: new RegExp(kpi.source.publisher) })
        .getAttribute("href"),
    ).toBe(kpi.source.url);
  });

  it("Figur keeps the picture's room while it comes", () => {
    render(<Figur bild="/icon-prov.png" alt="Ett prov" />);
    expect(screen.getByAltText("Ett prov").getAttribute("width")).toBeNull();
    render(<Figur bild="/bilder/../../.github/start.png" alt="Startsidan" />);
    const { width, height } = screen.getByAltText<HTMLImageElement>("Startsidan");
    expect([width, height]).toEqual([1440, 900]);
  });

  it("Ansvarsomraden and Omrade make sections with anchors", () => {
    const { container } = render(
      <Ansvarsomraden>
        <Omrade namn="Teknik och plattform">Stabil.</Omrade>
      </Ansvarsomraden>,
    );
    expect(screen.getByRole("heading", { level: 3, name: "Teknik och plattform" })).toBeDefined();
    expect(container.querySelector("#teknik-och-plattform")?.textContent).toContain("Stabil.");
  });

  it("Fakta is a named aside", () => {
    render(<Fakta rubrik="Kort">Text</Fakta>);
    expect(screen.getByRole("complementary", { name: "Kort" }).textContent).toBe("KortText");
  });

  it("Stegvis is an ordered list", () => {
    render(
      <Stegvis>
        <Steg rubrik="Först">a</Steg>
        <Steg rubrik="Sedan">b</Steg>
      </Stegvis>,
    );
    expect(screen.getByRole("list").tagName).toBe("OL");
    expect(screen.getAllByRole("heading", { level: 3 }).map((one) => one.textContent)).toEqual(["Först", "Sedan"]);
  });

  it("Fraga opens without script", () => {
    const { container } = render(
      <Fragor>
        <Fraga fraga="Går det?">Ja.</Fraga>
      </Fragor>,
    );
    expect(container.querySelector("details > summary")?.textContent).toBe("Går det?");
    expect(container.querySelector("details")?.id).toBe("går-det");
  });

  it("Uppmaning leads on", () => {
    render(
      <Uppmaning rubrik="Vidare" lank="/kontakt" lanktext="Hör av er">
        Text
      </Uppmaning>,
    );
    expect(screen.getByRole("link", { name: "Hör av er" }).getAttribute("href")).toBe("/kontakt");
  });

  it("Figur says what the picture shows", () => {
    render(<Figur bild="/bilder/x.svg" alt="En linje" bildtext="Linjen" />);
    expect(screen.getByRole("img", { name: "En linje" }).getAttribute("src")).toBe("/bilder/x.svg");
    expect(screen.getByText("Linjen").tagName).toBe("FIGCAPTION");
  });

  it("Kallor lists sources as links", () => {
    render(
      <Kallor>
        <Kalla titel="CLV" utgivare="Wikipedia" adress="https://exempel.se/" />
      </Kallor>,
    );
    expect(screen.getByRole("listitem").textContent).toBe("Wikipedia: CLV");
  });

  it("Begrepp gives the term and its meaning", () => {
    const { container } = render(<Begrepp ord="PIM">produktinformation</Begrepp>);
    expect(container.textContent).toBe("PIM (produktinformation)");
    expect(container.querySelector("dfn")?.textContent).toBe("PIM");
  });

  it("Lagringstid and Epost follow content/site.ts", () => {
    const { container } = render(
      <p>
        <Lagringstid for="kandidat" /> <Epost />
      </p>,
    );
    expect(container.textContent).toBe(`${site().retentionMonths.candidate}\u00a0månader ${site().email}`);
  });
});

describe("a text", () => {
  const drawn = (source: string) => render(<Text tree={parseMdx(source)} />).container.innerHTML;

  it("has paragraphs, headings with their anchors, and components in their place", () => {
    expect(drawn("## Vad kostar det?\n\nDet kostar 1 250 kr.")).toBe(
      '<h2 id="vad-kostar-det">Vad kostar det?</h2>\n<p>Det kostar 1&nbsp;250&nbsp;kr.</p>',
    );
    expect(drawn('En <Begrepp ord="ROAS">intäkt per annonskrona</Begrepp> räcker.')).toBe(
      '<p>En <dfn class="font-semibold not-italic">ROAS</dfn> (intäkt per annonskrona) räcker.</p>',
    );
    const page = new DOMParser().parseFromString(
      drawn('<Kallor>\n<Kalla titel="A" utgivare="B" adress="https://a.example" />\n</Kallor>'),
      "text/html",
    );
    expect(page.querySelector("ol > li")?.textContent).toBe("B: A");
  });

  it("leaves comments out, also where they stand among words", () => {
    expect(drawn("{/* bara för oss */}\n\nEtt {/* två */}tre.")).toBe("<p>Ett tre.</p>");
  });

  it("names its footnotes in Swedish", () => {
    render(<Text tree={parseMdx("Ett påstående.[^1]\n\n[^1]: Varför det stämmer.")} />);
    expect(screen.getByRole("heading", { name: "Fotnoter" })).toBeDefined();
    expect(screen.getByRole("link", { name: "Tillbaka till texten" })).toBeDefined();
  });

  it("lets wide tables scroll, each in an area with a name of its own", () => {
    const table = "| A | B |\n| - | - |\n| 1 | 2 |";
    const text = [table, "## Löner", table, "### Stora *orter*", table, table].join("\n\n");
    render(<Text tree={parseMdx(text)} />);
    const areas = screen.getAllByRole("region").filter((area) => area.querySelector('[role="table"]'));
    expect(areas.map((area) => area.getAttribute("aria-label"))).toEqual([
      "Tabell",
      "Tabell: Löner",
      "Tabell: Stora orter",
      "Tabell 2: Stora orter",
    ]);
  });
});
