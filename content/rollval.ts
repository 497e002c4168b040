import type { RoleQuestion, RoleVerdict } from "#lib/profile/role-choice.ts";

/**
 * The role chooser. Each answer may give someone something to do: whose work it is (`side`), where on the customer
 * journey (`station`), what (`task`), and which row of the comparison says more (`row`).
 */
export const roleQuestions = [
  {
    id: "besok",
    text: "Kommer rätt människor till butiken?",
    options: [
      {
        value: "for-fa",
        label: "Nej, för få kommer",
        work: { side: "digital", station: "syns", task: "Driva mer relevant trafik", row: "Primärt fokus" },
      },
      {
        value: "fel",
        label: "Många kommer, men inte de vi vill nå",
        work: {
          side: "digital",
          station: "klickar",
          task: "Träffa rätt målgrupp i annonser och sök",
          row: "Viktiga aktiviteter",
        },
      },
      { value: "ja", label: "Ja" },
    ],
  },
  {
    id: "varumarke",
    text: "Är ni kända hos dem ni säljer till?",
    options: [
      {
        value: "nej",
        label: "Nej, få vet vilka vi är",
        work: { side: "digital", station: "syns", task: "Bygga varumärket i digitala kanaler", row: "Mål" },
      },
      { value: "ja", label: "Tillräckligt" },
    ],
  },
  {
    id: "landning",
    text: "Vad händer när de landar?",
    options: [
      {
        value: "langsamt",
        label: "Sidan är långsam, eller håller inte det annonsen lovade",
        work: {
          side: "delad",
          station: "landar",
          task: "Få annons, landningssida och laddtid att hänga ihop",
          row: "Samverkan",
        },
      },
      {
        value: "hittar-inte",
        label: "De hittar inte det de söker",
        work: {
          side: "ehandel",
          station: "valjer",
          task: "Göra sortimentet lätt att hitta i",
          row: "Viktiga aktiviteter",
        },
      },
      { value: "bra", label: "De hittar rätt direkt" },
    ],
  },
  {
    id: "kop",
    text: "Köper de?",
    options: [
      {
        value: "avbryter",
        label: "Många avbryter i varukorg eller kassa",
        work: {
          side: "ehandel",
          station: "koper",
          task: "Höja konverteringen från varukorg till order",
          row: "Primärt fokus",
        },
      },
      {
        value: "for-lite",
        label: "De köper, men för lite",
        work: { side: "ehandel", station: "koper", task: "Höja snittordervärdet", row: "Vanliga KPI:er" },
      },
      { value: "ja", label: "Ja" },
    ],
  },
  {
    id: "lonsamhet",
    text: "Blir det något kvar?",
    options: [
      {
        value: "annonser",
        label: "Varje ny kund kostar för mycket",
        work: {
          side: "delad",
          station: "klickar",
          task: "Få ner kostnaden per ny kund, i annonser och i kassan",
          row: "Vanliga KPI:er",
        },
      },
      {
        value: "returer",
        label: "Returer och rabatter äter upp marginalen",
        work: {
          side: "ehandel",
          station: "aterkommer",
          task: "Minska returer och skydda marginalen",
          row: "Huvudansvar",
        },
      },
      { value: "ja", label: "Ja" },
    ],
  },
  {
    id: "aterkop",
    text: "Kommer de tillbaka?",
    options: [
      {
        value: "nar-dem-inte",
        label: "Nej, vi når dem inte efter köpet",
        work: {
          side: "delad",
          station: "aterkommer",
          task: "Bestämma vem som äger e-post och CRM, och få fart på det",
          row: "Samverkan",
        },
      },
      {
        value: "upplevelsen",
        label: "Nej, leverans eller kundservice brister",
        work: {
          side: "ehandel",
          station: "aterkommer",
          task: "Hålla ihop köpet ända till leverans och service",
          row: "Samverkan",
        },
      },
      { value: "ja", label: "Ja" },
    ],
  },
  {
    id: "broms",
    text: "Vad bromsar er mest inifrån?",
    options: [
      {
        value: "plattform",
        label: "Plattformen och integrationerna",
        work: {
          side: "ehandel",
          station: "valjer",
          task: "Ställa krav på plattform och leverantörer",
          row: "Viktiga aktiviteter",
        },
      },
      {
        value: "innehall",
        label: "Innehåll och kampanjer blir aldrig klara",
        work: {
          side: "digital",
          station: "syns",
          task: "Få fram innehåll och kampanjer i rätt takt",
          row: "Viktiga aktiviteter",
        },
      },
      {
        value: "agare",
        label: "Ingen äger helheten",
        work: {
          side: "delad",
          station: "landar",
          task: "Rita gränsen och bestämma ett gemensamt mått",
          row: "Huvudansvar",
        },
      },
      { value: "inget", label: "Inget av det" },
    ],
  },
] as const satisfies readonly RoleQuestion[];

/** What the answers mean, in a small organisation and in a large one. */
export const roleVerdicts: Record<RoleVerdict, { title: string; small: string; large: string }> = {
  digital: {
    title: "Börja med en Digital Marketing Manager.",
    small:
      "Anställ någon som kan få rätt människor att komma, och som vågar röra landningssidan. Butiken får skötas med den tid som blir över, eller av en konsult.",
    large:
      "Anställ en Digital Marketing Manager och skriv ner att ansvaret slutar vid landningen. Den som äger butiken ska veta vilken trafik som är på väg.",
  },
  ehandel: {
    title: "Börja med en E-commerce manager.",
    small:
      "Anställ någon som får fler av besökarna att köpa. Trafiken kan en byrå hålla i gång så länge. Mer annonsering till en butik som läcker kostar mer än den ger.",
    large:
      "Anställ en E-commerce manager med ansvar för konvertering, lönsamhet och plattform, och ge rollen mandat över it, logistik och kundservice i de frågorna.",
  },
  bada: {
    title: "Ni behöver båda sidor av klicket.",
    small:
      "En person kan ha båda rollerna, men få är lika starka på båda. Bestäm vilken sida som väger tyngst det närmaste året och lägg resten hos en byrå eller konsult.",
    large:
      "Tillsätt båda rollerna och dra gränsen först. Är det bråttom kan den ena lösas med en interimschef medan ni rekryterar den andra.",
  },
  ingen: {
    title: "Inget pekar på en ny roll.",
    small: "Det låter som att kundresan håller. Vänta med att anställa tills ni ser var den läcker.",
    large: "Det låter som att kundresan håller. Fråga i stället om ansvaret är uttalat, så att det förblir så.",
  },
};
