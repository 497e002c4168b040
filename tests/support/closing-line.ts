import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with the line `N passed, N failed` for all suites together. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) count[test.result().state] += 1;
      // A file that cannot be loaded has no tests to fail.
      if (tests.length === 0 && module.state() === "failed") count.failed += 1;
    }
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
    // The embedded PostgreSQL ends the process by itself, and says that all is well.
    if (count.failed > 0) {
      process.once("exit", () => {
        process.exitCode = 1;
      });
    }
    console.log(`${count.passed} passed, ${count.failed} failed${skipped}`);
  }
}
