import { formatKronor, formatNumber, formatShare } from "#lib/kpi/format.ts";
import {
  averageOrderValue,
  conversionRate,
  customerAcquisitionCost,
  customerLifetimeValue,
  returnRate,
} from "#lib/kpi/formulas.ts";
import type { Kpi } from "#lib/kpi/kpi.ts";

const conversion = { orders: 480, visits: 20_000 };
const order = { revenue: 600_000, orders: 480 };
const acquisition = { cost: 84_000, newCustomers: 240 };
const lifetime = { orderValue: 1250, ordersPerYear: 2, years: 3, margin: 0.35 };
const returns = { returned: 156, sold: 1200 };

/** The five KPIs that an E-commerce manager follows day by day. */
export const kpis = [
  {
    id: "konverteringsgrad",
    name: "Konverteringsgrad",
    also: "conversion rate, CR",
    definition: "Hur stor del av besöken i butiken som slutar med ett köp.",
    formula: "antal order ÷ antal besök",
    inputs: [
      { name: "orders", label: "Antal order", unit: "count", example: "480" },
      { name: "visits", label: "Antal besök", unit: "count", example: "20 000" },
    ],
    resultUnit: "percent",
    inWords: "Av {visits} besök slutade {orders} med en order. Konverteringsgraden är {resultat}.",
    example: {
      calculation: `${formatNumber(conversion.orders)} order ÷ ${formatNumber(conversion.visits)} besök`,
      result: formatShare(conversionRate(conversion)),
      meaning: "Av tusen besök slutar 24 med en order.",
    },
    drivers: [
      "Hur väl trafiken stämmer med det du säljer",
      "Laddningstid, sök och filter, särskilt i mobilen",
      "Pris, leveransvillkor och hur tydligt de visas",
      "Antalet steg och fält i kassan, och vilka betalsätt som finns",
    ],
    mistakes: [
      "Besök och besökare blandas. En person kan göra flera besök, och då ger samma order två olika tal.",
      "Robotar, testköp och den egna personalen räknas med.",
      "Ett enda tal för hela butiken döljer att mobil och dator, eller nya och återkommande kunder, går åt var sitt håll.",
    ],
    source: {
      title: "Ecommerce Conversion Rate",
      publisher: "Freedatalytics",
      url: "https://freedatalytics.com/wiki/ecommerce-conversion-rate",
    },
  },
  {
    id: "snittordervarde",
    name: "Snittordervärde",
    also: "average order value, AOV",
    definition: "Vad en order är värd i genomsnitt.",
    formula: "försäljning ÷ antal order",
    inputs: [
      { name: "revenue", label: "Försäljning", unit: "SEK", example: "600 000" },
      { name: "orders", label: "Antal order", unit: "count", example: "480" },
    ],
    resultUnit: "SEK",
    inWords: "{revenue} fördelat på {orders} order ger {resultat} per order.",
    example: {
      calculation: `${formatKronor(order.revenue)} ÷ ${formatNumber(order.orders)} order`,
      result: formatKronor(averageOrderValue(order)),
      meaning: "En genomsnittlig kund lägger varor för tolvhundrafemtio kronor i kassan.",
    },
    drivers: [
      "Sortimentets bredd och prisnivå",
      "Tillbehör, paket och rekommendationer som hör till köpet",
      "Var gränsen för fri frakt ligger",
      "Kampanjer och rabatter",
    ],
    mistakes: [
      "Moms och frakt räknas med ena månaden och inte nästa.",
      "Returer dras inte av, så värdet ser högre ut än det blev.",
      "Några få stora order lyfter snittet. Se på medianen också.",
    ],
    source: {
      title: "Average Order Value (AOV)",
      publisher: "Omniconvert",
      url: "https://www.omniconvert.com/what-is/average-order-value-aov/",
    },
  },
  {
    id: "kundanskaffningskostnad",
    name: "Kundanskaffningskostnad",
    also: "customer acquisition cost, CAC",
    definition: "Vad det kostar att vinna en ny kund.",
    formula: "kostnad för att värva kunder ÷ antal nya kunder",
    inputs: [
      { name: "cost", label: "Kostnad för att värva kunder", unit: "SEK", example: "84 000" },
      { name: "newCustomers", label: "Antal nya kunder", unit: "count", example: "240" },
    ],
    resultUnit: "SEK",
    inWords: "{cost} gav {newCustomers} nya kunder. Varje ny kund kostade {resultat}.",
    example: {
      calculation: `${formatKronor(acquisition.cost)} ÷ ${formatNumber(acquisition.newCustomers)} nya kunder`,
      result: formatKronor(customerAcquisitionCost(acquisition)),
      meaning: "Varje ny kund kostar trehundrafemtio kronor innan den första varan har skickats.",
    },
    drivers: [
      "Annonspriserna och hur hård konkurrensen är",
      "Konverteringsgraden: fler köp på samma trafik gör varje kund billigare",
      "Hur mycket som kommer gratis, genom sök, e-post och rekommendationer",
      "Reglerna för samtycke, som avgör hur mycket som går att mäta",
    ],
    mistakes: [
      "Alla kunder räknas i stället för bara de nya.",
      "Bara annonserna räknas. Byråarvoden, verktyg, löner och välkomstrabatter hör dit.",
      "Kostnaden och kunderna kommer från olika perioder.",
    ],
    source: {
      title: "Customer acquisition cost formula in CLV",
      publisher: "CLV Calculator",
      url: "https://www.clv-calculator.com/customer-costs/customer-acquisition-cost-formula-clv/",
    },
  },
  {
    id: "kundlivstidsvarde",
    name: "Kundlivstidsvärde",
    also: "customer lifetime value, CLV eller LTV",
    definition: "Vad en kund är värd under hela relationen.",
    formula: "snittordervärde × köp per år × antal år × marginal",
    inputs: [
      { name: "orderValue", label: "Snittordervärde", unit: "SEK", example: "1 250" },
      { name: "ordersPerYear", label: "Köp per år", unit: "count", example: "2" },
      { name: "years", label: "Antal år som kund", unit: "years", example: "3" },
      { name: "margin", label: "Bruttomarginal", unit: "percent", example: "35" },
    ],
    resultUnit: "SEK",
    inWords:
      "En kund som handlar för {orderValue}, {ordersPerYear} gånger om året i {years} år, lämnar med {margin} marginal {resultat}. Det är taket för vad kunden får kosta att värva.",
    example: {
      calculation: `${formatKronor(lifetime.orderValue)} × ${formatNumber(lifetime.ordersPerYear)} köp × ${formatNumber(lifetime.years)} år × ${formatShare(lifetime.margin)}`,
      result: formatKronor(customerLifetimeValue(lifetime)),
      meaning:
        "Kunden lämnar drygt tvåtusensexhundra kronor i bruttovinst. Det är taket för vad den får kosta att värva.",
    },
    drivers: [
      "Hur ofta kunden kommer tillbaka, och hur länge",
      "Snittordervärdet och marginalen",
      "Leverans, kundservice och hur returen fungerar",
      "CRM, e-post och lojalitetsprogram",
    ],
    mistakes: [
      "Omsättning används i stället för marginal.",
      "Antalet år är en förhoppning, inte något ni har sett.",
      "Alla kunder får samma värde, fast kanaler och första köp skiljer dem åt.",
    ],
    source: {
      title: "Customer lifetime value",
      publisher: "Wikipedia",
      url: "https://en.wikipedia.org/wiki/Customer_lifetime_value",
    },
  },
  {
    id: "returgrad",
    name: "Returgrad",
    also: "return rate",
    definition: "Hur stor del av de sålda varorna som kommer tillbaka.",
    formula: "returnerade varor ÷ sålda varor",
    inputs: [
      { name: "returned", label: "Returnerade varor", unit: "count", example: "156" },
      { name: "sold", label: "Sålda varor", unit: "count", example: "1 200" },
    ],
    resultUnit: "percent",
    inWords: "Av {sold} sålda varor kom {returned} tillbaka. Returgraden är {resultat}.",
    example: {
      calculation: `${formatNumber(returns.returned)} returnerade ÷ ${formatNumber(returns.sold)} sålda`,
      result: formatShare(returnRate(returns)),
      meaning: "Mer än var åttonde vara vänder. Frakt, hantering och nedsatt värde tas ur marginalen.",
    },
    drivers: [
      "Bilder, mått och beskrivningar: stämmer varan med det som lovades?",
      "Storleksguider och omdömen",
      "Leveranstiden: väntan gör att kunden ångrar sig",
      "Villkoren för retur",
    ],
    mistakes: [
      "Order, varor och kronor blandas. De ger tre olika tal.",
      "Månadens returer delas med månadens försäljning, fast returerna hör till förra månadens köp.",
      "Byten räknas bort, trots att de kostar lika mycket att hantera.",
    ],
    source: {
      title: "Return rate formula",
      publisher: "Claimlane",
      url: "https://www.claimlane.com/resources/blog/return-rate-formula",
    },
  },
] as const satisfies readonly Kpi[];
