import { defineConfig } from "vitest/config";

const project = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...options },
});

export default defineConfig({
  test: {
    env: { LOG_LEVEL: "silent" },
    reporters: ["default", "./tests/support/closing-line.ts"],
    // Most files start servers and browsers and wait for them: three at a time, on two cores too.
    maxWorkers: 3,
    projects: [
      project("unit"),
      project("component", { environment: "jsdom", setupFiles: ["tests/support/component-setup.ts"] }),
      project("store", { testTimeout: 20_000, hookTimeout: 120_000, globalSetup: ["tests/support/postgres.ts"] }),
      project("promises", {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        globalSetup: ["tests/support/postgres.ts"],
      }),
      project("e2e", {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        globalSetup: ["tests/support/browser-setup.ts"],
      }),
      project("fault", { testTimeout: 3_600_000, hookTimeout: 120_000 }),
    ],
  },
});
