import type { Pool } from '@corridor/runtime';

/**
 * The connections of a process that can be stopped as by a signal: while it is frozen nothing that it asks for goes out
 * and no answer reaches it. Time passes all the same, so that its leases run out.
 */
export class FrozenPool {
  readonly pool: Pool;
  private thawed: Promise<void> = Promise.resolve();
  private release: () => void = () => undefined;

  constructor(pool: Pool) {
    const held = <Args extends unknown[], Answer>(method: (...args: Args) => Promise<Answer>) => ({
      value: async (...args: Args) => {
        await this.thawed;
        const answer = await method(...args);
        await this.thawed;
        return answer;
      },
    });
    this.pool = Object.create(pool, {
      query: held((pool.query as (...args: unknown[]) => Promise<unknown>).bind(pool)),
      connect: held(() => pool.connect()),
    }) as Pool;
  }

  freeze(): void {
    this.thawed = new Promise((resolve) => (this.release = resolve));
  }

  thaw(): void {
    this.release();
  }
}
