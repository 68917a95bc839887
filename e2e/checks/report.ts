/** Counts and prints what was checked. Each check says in one line what held, or what did not and the first cases. */
export class Report {
  private passed = 0;
  private failed = 0;

  constructor(private readonly print: (line: string) => void) {}

  /** `problems` are sentences, none when the check passes. `checked` says how much was looked at. */
  check(what: string, problems: readonly string[], checked?: string): void {
    const detail = checked === undefined ? '' : ` (${checked})`;
    if (problems.length === 0) {
      this.passed += 1;
      this.print(`  ok      ${what}${detail}`);
      return;
    }
    this.failed += 1;
    this.print(`  FAILED  ${what}${detail}: ${problems.length} problems`);
    for (const problem of problems.slice(0, 5)) this.print(`            ${problem}`);
  }

  /** The last line of the run, and whether all is well. */
  finish(): boolean {
    this.print(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0;
  }
}
