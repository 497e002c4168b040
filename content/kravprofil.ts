import type { AreaId, CompetenceId, ProfileData, RoleNeed, ServiceId } from "#lib/profile/profile.ts";

/**
 * The requirement-profile builder: questions, what each answer gives, and what each of the six directions asks for.
 * Change words and points freely; the tests see to it that every direction can still be reached.
 */

export const areaNames: Record<AreaId, string> = {
  strategi: "Strategi och affärsutveckling",
  webbplats: "Optimering av webbplatsen",
  trafik: "Digital marknadsföring och trafik",
  sortiment: "Sortiment och merchandising",
  teknik: "Teknik och plattform",
  analys: "Analys och rapportering",
};

export const competenceNames: Record<CompetenceId, string> = {
  data: "Datadrivet beslutsfattande",
  ledarskap: "Ledarskap och kommunikation",
  bestallare: "Teknisk beställarkompetens",
};

export const serviceNames: Record<ServiceId, string> = {
  rekrytering: "Rekrytering",
  "executive-search": "Executive search",
  konsultuthyrning: "Konsultuthyrning",
  "interim-management": "Interim management",
};

export const roleTexts: Record<RoleNeed, { title: string; text: string }> = {
  ehandel: { title: "En E-commerce manager", text: "Det som ska lösas ligger efter klicket." },
  digital: {
    title: "En Digital Marketing Manager",
    text: "Det mesta som ska lösas ligger före klicket. Kravprofilen nedan gäller den som tar hand om köpet; börja med den som får kunden att komma.",
  },
  bada: {
    title: "Båda rollerna, eller en person som klarar båda",
    text: "En del av det som ska lösas ligger före klicket. Bestäm vem som äger trafiken innan ni annonserar.",
  },
};

export const profileData: ProfileData = {
  steps: [
    {
      title: "Nuläget",
      lead: "Som det är, inte som det borde vara.",
      questions: [
        {
          id: "mognad",
          text: "Hur långt har er digitala handel kommit?",
          options: [
            {
              value: "ny",
              label: "Den är ny, eller på väg att starta",
              points: { grundstruktur: 4 },
              areas: { strategi: 2 },
            },
            {
              value: "vuxit",
              label: "Den har vuxit fram utan plan",
              points: { grundstruktur: 3, lonsamhet: 1 },
              areas: { analys: 1 },
            },
            { value: "fungerar", label: "Den fungerar och växer", points: { tillvaxt: 2 }, areas: { webbplats: 1 } },
            {
              value: "stor",
              label: "Den är stor och en av våra viktigaste kanaler",
              points: { lonsamhet: 1, "crm-retention": 1, omnikanal: 1 },
              areas: { strategi: 1 },
            },
          ],
        },
        {
          id: "team",
          text: "Hur ser teamet ut?",
          options: [
            {
              value: "ingen",
              label: "Ingen arbetar med e-handel på heltid",
              points: { grundstruktur: 2 },
              demand: { competence: "ledarskap", level: "skall", text: "Har byggt något från början, med egna händer" },
            },
            {
              value: "generalister",
              label: "Några få som gör allt",
              points: { tillvaxt: 1 },
              demand: { competence: "ledarskap", level: "merit", text: "Har gjort generalister till ett team" },
            },
            {
              value: "specialister",
              label: "Flera specialister",
              points: { lonsamhet: 1, "crm-retention": 1 },
              areas: { strategi: 1 },
              demand: {
                competence: "ledarskap",
                level: "skall",
                text: "Har lett specialister som kan sitt område bättre än chefen",
              },
            },
          ],
        },
        {
          id: "plattform",
          text: "Hur mår plattformen?",
          options: [
            { value: "bra", label: "Bra", points: { tillvaxt: 1 } },
            { value: "haller", label: "Den håller ett tag till", points: { plattformslyft: 1 }, areas: { teknik: 1 } },
            {
              value: "bromsar",
              label: "Den bromsar oss",
              points: { plattformslyft: 4 },
              areas: { teknik: 4 },
              role: { ehandel: 1 },
              demand: {
                competence: "bestallare",
                level: "merit",
                text: "Har varit med om ett plattformsbyte",
              },
            },
          ],
        },
        {
          id: "system",
          text: "Vilken plattform är det?",
          options: [
            {
              value: "shopify",
              label: "Shopify",
              demand: { competence: "bestallare", level: "merit", text: "Vana vid Shopify" },
            },
            {
              value: "adobe",
              label: "Magento eller Adobe Commerce",
              demand: { competence: "bestallare", level: "merit", text: "Vana vid Magento eller Adobe Commerce" },
            },
            {
              value: "woocommerce",
              label: "WooCommerce",
              demand: { competence: "bestallare", level: "merit", text: "Vana vid WooCommerce" },
            },
            {
              value: "annan",
              label: "En annan, eller egen",
              demand: { competence: "bestallare", level: "merit", text: "Har arbetat i mer än en plattform" },
            },
          ],
        },
        {
          id: "kanaler",
          text: "Var säljer ni?",
          options: [
            { value: "natet", label: "Bara på nätet", points: { tillvaxt: 1, "crm-retention": 1 } },
            {
              value: "butik",
              label: "I butik och på nätet",
              points: { omnikanal: 3 },
              areas: { sortiment: 2 },
              demand: { competence: "ledarskap", level: "merit", text: "Har fått butik och nät att dra åt samma håll" },
            },
            {
              value: "marknadsplatser",
              label: "På nätet och på marknadsplatser",
              points: { tillvaxt: 1, lonsamhet: 1 },
              areas: { sortiment: 1 },
            },
          ],
        },
      ],
    },
    {
      title: "Målbilden",
      lead: "Om 12–24 månader.",
      questions: [
        {
          id: "mal",
          text: "Vad ska framför allt ha hänt?",
          options: [
            {
              value: "tillvaxt",
              label: "Vi säljer mycket mer",
              points: { tillvaxt: 5 },
              areas: { trafik: 2, webbplats: 1 },
              role: { digital: 1, ehandel: 1 },
            },
            {
              value: "lonsamhet",
              label: "Mer blir kvar av varje order",
              points: { lonsamhet: 5 },
              areas: { sortiment: 2, analys: 2 },
              role: { ehandel: 1 },
            },
            {
              value: "plattform",
              label: "En ny plattform är på plats",
              points: { plattformslyft: 5 },
              areas: { teknik: 4 },
              role: { ehandel: 1 },
            },
            {
              value: "omnikanal",
              label: "Butik och nät hänger ihop",
              points: { omnikanal: 5 },
              areas: { sortiment: 2, strategi: 1 },
              role: { ehandel: 1 },
            },
            {
              value: "aterkop",
              label: "Fler kunder kommer tillbaka",
              points: { "crm-retention": 5 },
              areas: { analys: 2, trafik: 1 },
              role: { ehandel: 1 },
            },
            {
              value: "ordning",
              label: "Roller, rutiner och siffror är på plats",
              points: { grundstruktur: 5 },
              areas: { strategi: 2, analys: 2 },
              role: { ehandel: 1 },
            },
          ],
        },
        {
          id: "marknader",
          text: "Ska ni in på nya marknader eller kanaler?",
          options: [
            {
              value: "ja",
              label: "Ja, det är bestämt",
              points: { tillvaxt: 3 },
              areas: { strategi: 2 },
              demand: { competence: "ledarskap", level: "merit", text: "Har öppnat en ny marknad eller kanal" },
            },
            { value: "kanske", label: "Kanske", points: { tillvaxt: 1 } },
            { value: "nej", label: "Nej, vi stannar där vi är", points: { lonsamhet: 1, "crm-retention": 1 } },
          ],
        },
      ],
    },
    {
      title: "Hindren",
      lead: "Det som står i vägen just nu.",
      questions: [
        {
          id: "hinder",
          text: "Vad står mest i vägen?",
          options: [
            {
              value: "trafik",
              label: "För få, eller för dyra, besök",
              points: { tillvaxt: 2 },
              areas: { trafik: 4 },
              role: { digital: 3 },
            },
            {
              value: "konvertering",
              label: "För få av besöken blir köp",
              points: { tillvaxt: 2, lonsamhet: 1 },
              areas: { webbplats: 4 },
              role: { ehandel: 3 },
              demand: { competence: "data", level: "skall", text: "Har höjt en konverteringsgrad och kan visa hur" },
            },
            {
              value: "returer",
              label: "Returer, rabatter och frakt äter upp marginalen",
              points: { lonsamhet: 4 },
              areas: { sortiment: 3 },
              role: { ehandel: 3 },
            },
            {
              value: "teknik",
              label: "Tekniken och integrationerna mot ERP och PIM",
              points: { plattformslyft: 4 },
              areas: { teknik: 3 },
              role: { ehandel: 3 },
              demand: { competence: "bestallare", level: "skall", text: "Förstår integrationer mot ERP och PIM" },
            },
            {
              value: "aterkop",
              label: "Kunderna kommer inte tillbaka",
              points: { "crm-retention": 4 },
              areas: { analys: 1, trafik: 1 },
              role: { ehandel: 3 },
            },
            {
              value: "ansvar",
              label: "Ingen äger helheten",
              points: { grundstruktur: 3, omnikanal: 1 },
              areas: { strategi: 3 },
              role: { ehandel: 3 },
            },
            {
              value: "siffror",
              label: "Vi litar inte på siffrorna",
              points: { grundstruktur: 2, lonsamhet: 2 },
              areas: { analys: 4 },
              role: { ehandel: 3 },
              demand: {
                competence: "data",
                level: "skall",
                text: "Har fått ordning på mätning i GA4, affärssystem och CRM",
              },
            },
          ],
        },
        {
          id: "samarbete",
          text: "Var skaver samarbetet mest?",
          options: [
            { value: "it", label: "Med it och leverantörer", points: { plattformslyft: 2 }, areas: { teknik: 1 } },
            { value: "butik", label: "Med butik och lager", points: { omnikanal: 2 }, areas: { sortiment: 1 } },
            { value: "marknad", label: "Med marknad", points: { tillvaxt: 1 }, areas: { trafik: 1 } },
            { value: "kundservice", label: "Med kundservice", points: { "crm-retention": 2 } },
            { value: "inget", label: "Ingenstans särskilt", points: { grundstruktur: 1 } },
          ],
        },
        {
          id: "trafikansvar",
          text: "Vem driver trafiken till butiken?",
          options: [
            { value: "annan", label: "Någon annan hos oss", role: { ehandel: 1 } },
            {
              value: "byra",
              label: "En byrå",
              areas: { trafik: 1 },
              role: { ehandel: 1 },
              demand: { competence: "ledarskap", level: "merit", text: "Van att styra en byrå mot mål" },
            },
            {
              value: "ingen",
              label: "Ingen, egentligen",
              points: { grundstruktur: 1 },
              areas: { trafik: 3 },
              role: { digital: 2 },
            },
          ],
        },
      ],
    },
    {
      title: "Tid och genomförbarhet",
      lead: "En snabb vändning kräver en annan person än ett bygge i etapper.",
      questions: [
        {
          id: "tid",
          text: "Hur fort måste det vända?",
          options: [
            {
              value: "nu",
              label: "Inom tre månader",
              points: { lonsamhet: 1 },
              service: {
                id: "interim-management",
                strength: 3,
                why: "Det är bråttom. En interimschef kan börja genast, medan ni rekryterar den som ska stanna.",
              },
              demand: {
                competence: "ledarskap",
                level: "skall",
                text: "Har vänt något snabbt, och kan berätta vad det kostade",
              },
            },
            { value: "aret", label: "Inom ett år", points: { tillvaxt: 1 } },
            {
              value: "stegvis",
              label: "Vi bygger stegvis",
              points: { grundstruktur: 1, "crm-retention": 1 },
              areas: { strategi: 1 },
            },
          ],
        },
        {
          id: "varaktighet",
          text: "Hur länge finns behovet?",
          options: [
            { value: "tillsvidare", label: "Det är här för att stanna", areas: { strategi: 1 } },
            {
              value: "begransat",
              label: "Det har ett slut",
              points: { plattformslyft: 1 },
              service: {
                id: "konsultuthyrning",
                strength: 2,
                why: "Behovet är tydligt men tidsbegränsat. En konsult ger er kompetensen så länge den behövs.",
              },
            },
          ],
        },
        {
          id: "mandat",
          text: "Vilket mandat får personen?",
          options: [
            {
              value: "ledning",
              label: "Plats i ledningen och ansvar för hela den digitala affären",
              areas: { strategi: 3 },
              service: {
                id: "executive-search",
                strength: 1,
                why: "Rollen är avgörande, och de som kan den har redan ett jobb. Då får man gå till dem.",
              },
              demand: {
                competence: "ledarskap",
                level: "skall",
                text: "Har haft resultatansvar och kan tala med en styrelse",
              },
            },
            {
              value: "resultat",
              label: "Eget resultatansvar och egen budget",
              areas: { strategi: 1, analys: 1 },
              demand: { competence: "data", level: "skall", text: "Har ägt en budget och nått den" },
            },
            { value: "specialist", label: "En specialist utan eget resultatansvar", areas: { webbplats: 2 } },
          ],
        },
      ],
    },
  ],

  directions: [
    {
      id: "tillvaxt",
      name: "Tillväxt",
      headline: "Ni behöver någon som får affären att växa.",
      summary:
        "En E-commerce manager med driv, som får volymen upp i fler kanaler utan att tappa greppet om vad varje ny kund kostar.",
      advertisement: "Du får affären att växa i fler kanaler, och du vet vad varje ny kund kostar.",
      areas: { strategi: 4, webbplats: 4, trafik: 5, sortiment: 3, teknik: 2, analys: 3 },
      demands: {
        data: {
          skall: "Prioriterar på siffror: väljer det som mest troligt ger effekt, och följer upp",
          merit: "Egna A/B-tester från idé till beslut",
        },
        ledarskap: {
          skall: "Får marknad, it och logistik att springa åt samma håll",
          merit: "Har vuxit med ett bolag",
        },
        bestallare: {
          skall: "Kan formulera krav som utvecklare går att bygga efter",
          merit: "Har kopplat på en ny säljkanal",
        },
      },
      oneYear: [
        "Försäljningen på nätet har vuxit enligt plan, med bibehållen marginal.",
        "Minst en ny kanal eller marknad är i gång, eller är prövad och bortvald.",
        "Det finns en rangordnad lista över förbättringar som hela organisationen känner till.",
      ],
      kpis: [
        { name: "Konverteringsgrad", why: "Mer trafik hjälper bara om den köper.", anchor: "konverteringsgrad" },
        {
          name: "Kundanskaffningskostnad",
          why: "Tillväxt som köps för dyrt är ingen tillväxt.",
          anchor: "kundanskaffningskostnad",
        },
        { name: "Snittordervärde", why: "Det näst billigaste sättet att växa.", anchor: "snittordervärde" },
        { name: "Kundlivstidsvärde", why: "Visar hur mycket en ny kund får kosta.", anchor: "kundlivstidsvärde" },
      ],
      interview: [
        "Berätta om en gång du fick försäljningen att växa. Vad gjorde just du?",
        "Hur avgjorde du vilken kanal ni skulle satsa på, och vilken ni lät bli?",
        "När slutade en satsning på tillväxt löna sig, och hur märkte du det?",
        "Vad hade du gjort med dubbla annonsbudgeten?",
      ],
      references: [
        "Vad växte, och hur mycket av det var personens förtjänst?",
        "Hur hanterade personen en satsning som inte gick som tänkt?",
      ],
    },
    {
      id: "lonsamhet",
      name: "Lönsamhet",
      headline: "Ni behöver någon som får mer att bli kvar.",
      summary:
        "En E-commerce manager med känsla för marginalen, som ser var i kundresan pengarna läcker ut och vågar säga nej.",
      advertisement: "Du ser var i kundresan pengarna läcker ut, och du får mer att bli kvar av varje order.",
      areas: { strategi: 3, webbplats: 3, trafik: 2, sortiment: 5, teknik: 2, analys: 5 },
      demands: {
        data: {
          skall: "Räknar på marginal per order, inte bara på omsättning",
          merit: "Har byggt en kalkyl som ledningen styr efter",
        },
        ledarskap: {
          skall: "Kan stå för beslut som inte är populära",
          merit: "Har förhandlat om villkor med leverantörer",
        },
        bestallare: {
          skall: "Väger snabbhet och kundupplevelse mot kostnad",
          merit: "Har fått ner kostnaden för plattform eller system",
        },
      },
      oneYear: [
        "Marginalen efter returer och marknadsföring är högre, och alla vet varför.",
        "Returgraden har sjunkit i de varugrupper där den kostade mest.",
        "Kampanjer planeras efter vad de lämnar, inte bara efter vad de säljer.",
      ],
      kpis: [
        { name: "Returgrad", why: "Varje retur kostar två gånger.", anchor: "returgrad" },
        {
          name: "Kundanskaffningskostnad",
          why: "Den största posten som går att påverka snabbt.",
          anchor: "kundanskaffningskostnad",
        },
        { name: "Snittordervärde", why: "Fraktkostnaden är densamma för en liten order.", anchor: "snittordervärde" },
        {
          name: "Kundlivstidsvärde",
          why: "Talar om vilka kunder det lönar sig att behålla.",
          anchor: "kundlivstidsvärde",
        },
      ],
      interview: [
        "Berätta om en gång du förbättrade lönsamheten. Var läckte det?",
        "Vilken kampanj har du stoppat, och hur motiverade du det?",
        "Hur har du fått ner returer utan att kunderna blev missnöjda?",
        "Vilket tal tittar du på först en måndag morgon?",
      ],
      references: [
        "Vilket obekvämt beslut minns du att personen fattade?",
        "Litade ekonomiavdelningen på personens siffror?",
      ],
    },
    {
      id: "plattformslyft",
      name: "Plattformslyft",
      headline: "Ni behöver någon som lyfter plattformen.",
      summary:
        "En E-commerce manager med tung beställarkompetens, som leder bytet och samtidigt håller försäljningen i gång.",
      advertisement: "Du leder vårt plattformsbyte och håller samtidigt försäljningen i gång.",
      areas: { strategi: 3, webbplats: 3, trafik: 1, sortiment: 2, teknik: 7, analys: 2 },
      demands: {
        data: {
          skall: "Kan avgöra vad bytet ska ge, och mäta att det gör det",
          merit: "Har flyttat mätning och historik till en ny plattform",
        },
        ledarskap: {
          skall: "Håller ihop it, leverantörer och verksamhet genom en lång förändring",
          merit: "Har lett ett projekt som blev försenat, i mål",
        },
        bestallare: {
          skall:
            "Har lett ett plattformsbyte eller en upphandling i mål, med krav som tog hänsyn till prestanda, konvertering och kostnad",
          merit: "Har bytt både plattform och leverantör",
        },
      },
      oneYear: [
        "Den nya plattformen är vald och avtalet är skrivet, eller så är den i drift.",
        "Försäljningen har hållits uppe genom hela bytet.",
        "Integrationerna mot ERP och PIM är dokumenterade och har en ägare.",
      ],
      kpis: [
        {
          name: "Konverteringsgrad",
          why: "Den nya butiken ska sälja bättre än den gamla.",
          anchor: "konverteringsgrad",
        },
        {
          name: "Snittordervärde",
          why: "Faller det efter bytet har något gått förlorat på vägen.",
          anchor: "snittordervärde",
        },
        { name: "Returgrad", why: "Fel i produktdata märks först här.", anchor: "returgrad" },
      ],
      interview: [
        "Berätta om ett plattformsbyte du har varit med om. Vad hade du ansvar för?",
        "Vilket krav ångrar du att ni ställde, eller inte ställde?",
        "Hur höll du försäljningen uppe medan bytet pågick?",
        "Hur avgör du om en leverantör klarar det den lovar?",
      ],
      references: [
        "Hur förhöll sig personen till budget och tidplan när de inte höll?",
        "Hur talade personen med utvecklarna, och de med personen?",
      ],
    },
    {
      id: "omnikanal",
      name: "Omnikanal",
      headline: "Ni behöver någon som får butik och nät att hänga ihop.",
      summary: "En E-commerce manager som bygger broar: samma lager, samma priser och samma service, var kunden än är.",
      advertisement: "Du får butik och nät att hänga ihop, så att kunden möter samma lager, pris och service överallt.",
      areas: { strategi: 4, webbplats: 2, trafik: 2, sortiment: 5, teknik: 4, analys: 3 },
      demands: {
        data: { skall: "Ser kunden över kanalerna, och räknar så", merit: "Har mätt vad nätet ger butiken" },
        ledarskap: { skall: "Får butiksledet med sig", merit: "Har själv arbetat i butik" },
        bestallare: {
          skall: "Förstår hur lager, kassa och e-handel utbyter data",
          merit: "Har infört hämta i butik eller lager i realtid",
        },
      },
      oneYear: [
        "Kunden ser rätt lagersaldo och samma pris i alla kanaler.",
        "Det går att köpa på nätet och hämta eller lämna tillbaka i butik.",
        "Butik och nät har ett gemensamt mål, och ingen förlorar på den andras försäljning.",
      ],
      kpis: [
        { name: "Konverteringsgrad", why: "Lagersaldo och hämtning i butik märks här.", anchor: "konverteringsgrad" },
        { name: "Returgrad", why: "Returer i butik kan bli nya köp.", anchor: "returgrad" },
        {
          name: "Kundlivstidsvärde",
          why: "Den som handlar i flera kanaler handlar ofta mer.",
          anchor: "kundlivstidsvärde",
        },
      ],
      interview: [
        "Berätta om en gång du fick två avdelningar som konkurrerade att samarbeta.",
        "Hur har du löst vem som får räkna försäljningen?",
        "Vad gick fel första gången ni lovade hämtning i butik?",
        "Hur hade du börjat hos oss, den första månaden?",
      ],
      references: ["Vad sa butikscheferna om personen?", "Hur löste personen en målkonflikt mellan butik och nät?"],
    },
    {
      id: "crm-retention",
      name: "CRM och retention",
      headline: "Ni behöver någon som får kunderna att komma tillbaka.",
      summary:
        "En E-commerce manager som kan återköp: e-post, lojalitet och den service som avgör om det blir en andra order.",
      advertisement: "Du får våra kunder att komma tillbaka, med rätt erbjudande, rätt service och gott omdöme.",
      areas: { strategi: 2, webbplats: 3, trafik: 4, sortiment: 2, teknik: 2, analys: 5 },
      demands: {
        data: {
          skall: "Delar in kunder efter vad de gör, och agerar på det",
          merit: "Har räknat på kundlivstidsvärde per kanal",
        },
        ledarskap: {
          skall: "Arbetar nära kundservice och tar deras signaler på allvar",
          merit: "Har byggt ett lojalitetsprogram",
        },
        bestallare: {
          skall: "Van att arbeta i ett CRM och förstår hur det matas",
          merit: "Har bytt eller infört ett CRM",
        },
      },
      oneYear: [
        "En större del av försäljningen kommer från kunder som handlar igen.",
        "Det finns flöden i e-post som säljer av sig själva, med samtycke och gott omdöme.",
        "Orsakerna till att kunder lämnar är kända, och de tre största är åtgärdade.",
      ],
      kpis: [
        { name: "Kundlivstidsvärde", why: "Det är det här arbetet går ut på.", anchor: "kundlivstidsvärde" },
        { name: "Returgrad", why: "En dålig retur är ofta sista kontakten.", anchor: "returgrad" },
        { name: "Snittordervärde", why: "Den andra ordern ska inte köpas med rabatt.", anchor: "snittordervärde" },
        {
          name: "Kundanskaffningskostnad",
          why: "Visar vad det hade kostat att ersätta en kund.",
          anchor: "kundanskaffningskostnad",
        },
      ],
      interview: [
        "Berätta om en gång du fick fler kunder att komma tillbaka. Hur vet du att det var ditt arbete?",
        "Hur avgör du när ett utskick är ett för mycket?",
        "Vad har du lärt dig av kundservice?",
        "Vilken grupp av kunder har du medvetet slutat bearbeta?",
      ],
      references: ["Hur samarbetade personen med kundservice?", "Byggde personen något som fortfarande används?"],
    },
    {
      id: "grundstruktur",
      name: "Grundstruktur",
      headline: "Ni behöver någon som får grunden på plats.",
      summary:
        "En E-commerce manager som bygger: roller, rutiner, mått och verktyg, i rätt ordning och utan att fastna i detaljer.",
      advertisement: "Du bygger grunden: roller, rutiner, mått och verktyg, i rätt ordning.",
      areas: { strategi: 5, webbplats: 3, trafik: 3, sortiment: 3, teknik: 3, analys: 4 },
      demands: {
        data: {
          skall: "Kan bestämma vilka få tal som ska följas, och få dem att stämma",
          merit: "Har satt upp mätning från början",
        },
        ledarskap: { skall: "Skapar ordning utan att bromsa", merit: "Har varit först i rollen förut" },
        bestallare: {
          skall: "Väljer verktyg som räcker, och förstår vad de kräver",
          merit: "Har satt upp en butik i Shopify, WooCommerce eller liknande",
        },
      },
      oneYear: [
        "Roller, rutiner och ansvar är nedskrivna och följs.",
        "Nyckeltalen räknas på samma sätt varje månad, och alla litar på dem.",
        "Det finns en plan för nästa steg, med budget.",
      ],
      kpis: [
        { name: "Konverteringsgrad", why: "Det första talet att få rätt.", anchor: "konverteringsgrad" },
        { name: "Snittordervärde", why: "Behövs för att räkna på allt annat.", anchor: "snittordervärde" },
        {
          name: "Kundanskaffningskostnad",
          why: "Visar om affären bär innan den växer.",
          anchor: "kundanskaffningskostnad",
        },
      ],
      interview: [
        "Berätta om något du har byggt från grunden. I vilken ordning gjorde du det?",
        "Vad lät du medvetet vara oordnat?",
        "Hur fick du siffror som alla litade på?",
        "Vad gör du när en rutin inte följs?",
      ],
      references: ["Vad fanns kvar när personen slutade?", "Hur tog kollegorna emot nya arbetssätt?"],
    },
  ],

  interview: [
    "Du har tio förbättringar och tid till tre. Hur väljer du?",
    "Berätta om ett beslut du tog på siffror som visade sig fel. Vad lärde du dig?",
    "Hur har du fått någon i en annan avdelning att göra något som du inte kunde bestämma över?",
    "Förklara för en utvecklare vad du behöver, med ett exempel ur ditt arbete.",
    "Var i kundresan går gränsen för ditt ansvar, och hur samarbetar du över den?",
    "Vad får dig att vilja stanna på ett jobb?",
  ],
  references: [
    "I vilket sammanhang arbetade ni ihop, och hur länge?",
    "Vad behövde personen för att göra sitt bästa?",
    "Skulle du anställa personen igen, och till vad?",
  ],
  defaultService: { id: "rekrytering", why: "Rollen är här för att stanna, och ni har tid att välja." },

  demandRules: [
    {
      pattern: "\\b(ung|unga|ungdomlig|junior till åren|max(imalt)? \\d+ år|under \\d+ år|\\d+[–-]\\d+ år gammal)",
      warning: "Ålder är en diskrimineringsgrund. Beskriv erfarenheten i stället.",
    },
    {
      pattern: "\\b(man|kvinna|kille|tjej|manlig|kvinnlig)\\b",
      warning: "Kön är en diskrimineringsgrund. Ta bort kravet.",
    },
    {
      pattern: "(svensk medborg|svensk bakgrund|född i sverige|etnisk)",
      warning: "Etnisk tillhörighet är en diskrimineringsgrund. Ta bort kravet.",
    },
    {
      pattern: "(modersmål|flytande svenska|perfekt svenska|felfri svenska|utan brytning)",
      warning: "Språkkrav högre än uppgiften kräver kan diskriminera. Skriv vad språket ska användas till.",
    },
    {
      pattern: "(frisk|fullt arbetsför|fysiskt stark|inga sjuk|funktions)",
      warning: "Funktionsnedsättning är en diskrimineringsgrund. Beskriv uppgiften, inte kroppen.",
    },
    { pattern: "(kristen|muslim|religi|kyrk)", warning: "Religion är en diskrimineringsgrund. Ta bort kravet." },
    {
      pattern: "(barn|föräldraledig|gift|singel|familje)",
      warning: "Familjesituation hör inte till uppgiften, och kravet kan diskriminera. Ta bort det.",
    },
    {
      pattern: "(sexuell|hetero|trans)",
      warning: "Sexuell läggning och könsidentitet är diskrimineringsgrunder. Ta bort kravet.",
    },
    { pattern: "körkort", warning: "Behövs körkort för uppgiften? Annars stänger kravet ute utan att tillföra något." },
    {
      pattern: "\\b\\d+ års? (erfarenhet|arbete)|års erfarenhet",
      warning: "Antal år säger lite om kompetens. Beskriv vad personen ska ha gjort.",
    },
    {
      pattern: "(högskole|universitet|examen|akademisk|civilekonom)",
      warning: "Vägarna till rollen är flera. Behövs en examen för uppgiften, eller räcker kunskapen?",
    },
    {
      pattern: "(programmera|koda|javascript|php)",
      warning: "Rollen beställer teknik men bygger den sällan. Är kodning verkligen nödvändigt?",
    },
    {
      pattern: "(stresstålig|social|flexibel|spindel i nätet|hungrig)",
      warning: "Ordet betyder olika för olika läsare. Skriv vad personen ska klara.",
    },
  ],
};
