import { expect, it } from "vitest";
import { softHyphens } from "#lib/content/soft-hyphens.ts";

it("parts the longest words where Swedish divides them, and leaves all else", () => {
  expect(softHyphens("Kundanskaffningskostnad = kostnad / nya kunder")).toBe(
    "Kundanskaffnings\u00adkostnad = kostnad / nya kunder",
  );
  expect(softHyphens("Högre konverteringsgrad och snittordervärde")).toBe(
    "Högre konverterings\u00adgrad och snitt\u00adordervärde",
  );
  expect(softHyphens("Grad av konvertering")).toBe("Grad av konvertering");
});
