/** Sends what has come while the last batch was under way, one batch at a time. */
export class BatchPerTurn<Item> {
  private waiting: Item[] = [];
  private running = false;

  constructor(private readonly send: (items: Item[]) => Promise<void>) {}

  push(item: Item): void {
    this.waiting.push(item);
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.send(this.waiting.splice(0));
    this.running = false;
  }
}
