type Settle = (reply: string | null) => void;

/** Requests that wait for their reply, by correlation id. */
export class PendingRequests {
  private readonly waiting = new Map<string, Settle>();
  private count = 0;

  /** `boot` makes the ids differ from those of an earlier process with the same name, whose replies may still come. */
  constructor(private readonly boot: string) {}

  /** Resolves with the reply, or with null after `timeoutMs`. */
  open(timeoutMs: number): { readonly correlation: string; readonly reply: Promise<string | null> } {
    const correlation = `${this.boot}.${(this.count += 1)}`;
    const reply = new Promise<string | null>((resolve) => {
      const timer = setTimeout(() => this.settle(correlation, null), timeoutMs);
      this.waiting.set(correlation, (value) => {
        clearTimeout(timer);
        resolve(value);
      });
    });
    return { correlation, reply };
  }

  /** A second reply, or one that is too late, finds nobody. */
  settle(correlation: string, reply: string | null): void {
    const settle = this.waiting.get(correlation);
    this.waiting.delete(correlation);
    settle?.(reply);
  }

  giveUp(): void {
    for (const correlation of [...this.waiting.keys()]) this.settle(correlation, null);
  }
}
