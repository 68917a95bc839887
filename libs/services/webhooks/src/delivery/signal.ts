/** Wakes one waiter. A notification that nobody waits for is kept for the next wait; several are one. */
export class Signal {
  private notified = false;
  private waiter: (() => void) | null = null;

  notify(): void {
    this.notified = true;
    this.waiter?.();
  }

  /** Resolves at the next notification, or after `timeoutMs` (milliseconds) without one. */
  async wait(timeoutMs: number): Promise<void> {
    if (!this.notified) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.waiter = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.waiter = null;
    this.notified = false;
  }
}
