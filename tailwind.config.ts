import type { Config } from "tailwindcss";

/** Colours carry meaning; each is a pair, light and dark, that follows the page's colour scheme. */
const pair = (light: string, dark: string) => `light-dark(oklch(${light}), oklch(${dark}))`;

export default {
  content: [],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      /** The Digital Marketing Manager's side of the click. */
      fjord: pair("45.9% 0.169 263", "76.6% 0.119 266"),
      /** The E-commerce manager's side. */
      gran: pair("41.7% 0.083 165", "79.4% 0.115 163"),
      /** The handover, and whatever asks for action. Never as text: its contrast on paper is too low. */
      hjortron: pair("74.4% 0.156 63", "82.3% 0.136 68"),
      ink: pair("23% 0.021 169", "94.9% 0.008 157"),
      soft: pair("43% 0.019 166", "77% 0.018 164"),
      line: pair("89.2% 0.01 131", "31.8% 0.015 169"),
      /** The edge of something that can be filled in: 3:1 against paper. */
      edge: pair("55% 0.015 166", "62% 0.015 166"),
      paper: pair("98.7% 0.004 106", "18.9% 0.01 173"),
      sheet: pair("100% 0 90", "22.6% 0.013 170"),
      mist: pair("95% 0.017 163", "25.9% 0.028 160"),
      fel: pair("48% 0.178 29", "78.8% 0.123 27"),
    },
    fontFamily: {
      sans: "var(--font-sans), system-ui, sans-serif",
      serif: "var(--font-serif), Georgia, serif",
    },
    fontSize: {
      xs: ["0.8125rem", "1.4"],
      sm: ["0.9375rem", "1.5"],
      base: ["1.0625rem", "1.65"],
      lg: ["1.25rem", "1.6"],
      xl: ["1.5rem", "1.3"],
      "2xl": ["clamp(1.625rem, 1.4rem + 1vw, 2.125rem)", "1.18"],
      "3xl": ["clamp(1.75rem, 1.25rem + 2.4vw, 3.125rem)", "1.1"],
      "4xl": ["clamp(2.125rem, 1.3rem + 4.2vw, 4.5rem)", "1.04"],
      "5xl": ["clamp(2.75rem, 1.5rem + 6vw, 6.25rem)", "1"],
    },
    screens: { sm: "30rem", md: "48rem", lg: "64rem" },
    extend: { maxWidth: { page: "70rem", text: "40rem" } },
  },
} satisfies Config;
