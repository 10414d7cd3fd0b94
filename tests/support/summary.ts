import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** Closes the run with the two numbers that matter, alone on a line. */
export default class Summary implements Reporter {
  private passed = 0;
  private failed = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    if (test.ok() && result.status !== "skipped") this.passed += 1;
    else this.failed += 1;
  }

  onEnd(): void {
    console.log(`${this.passed} passed, ${this.failed} failed`);
  }
}
