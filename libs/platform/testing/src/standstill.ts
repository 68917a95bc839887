/** A point at which a process stands still until it is let go, as one that was stopped by a signal does. */
export class Standstill {
  /** Resolves when somebody has come to it. */
  readonly reached: Promise<void>;
  private readonly released: Promise<void>;
  private arrive: () => void = () => undefined;
  private release: () => void = () => undefined;

  constructor() {
    this.reached = new Promise((resolve) => (this.arrive = resolve));
    this.released = new Promise((resolve) => (this.release = resolve));
  }

  /** What stands still calls this. Once let go, nobody is held up any more. */
  async pass(): Promise<void> {
    this.arrive();
    await this.released;
  }

  goOn(): void {
    this.release();
  }
}
