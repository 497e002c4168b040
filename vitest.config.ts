import { defineConfig } from "vitest/config";

const project = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...options },
});

export default defineConfig({
  test: {
    env: { LOG_LEVEL: "silent" },
    reporters: ["default", "./tests/support/closing-line.ts"],
    projects: [
      project("unit"),
      project("component", { environment: "jsdom", setupFiles: ["tests/support/component-setup.ts"] }),
      project("store", { testTimeout: 20_000, hookTimeout: 120_000, globalSetup: ["tests/support/postgres.ts"] }),
      project("promises", {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        maxWorkers: 2,
        globalSetup: ["tests/support/postgres.ts"],
      }),
      // A browser and a server for each file, which wait for each other more than they work: two files at a time.
      project("e2e", {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        maxWorkers: 2,
        globalSetup: ["tests/support/browser-setup.ts"],
      }),
      // These fill disks, kill processes and change builds: one at a time.
      project("fault", { testTimeout: 3_600_000, hookTimeout: 120_000, fileParallelism: false }),
    ],
  },
});
