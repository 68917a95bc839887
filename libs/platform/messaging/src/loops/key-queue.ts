/** A place in the line of one key. */
export interface Turn {
  /** Resolves with true once everybody before has left, or with false when that takes longer than `ms`. */
  comes(ms: number): Promise<boolean>;
  /** Lets the next one go on. Those behind still wait for everybody before this one. */
  leave(): void;
}

/** Things of one key happen one after another, in the order in which they entered; those of different keys at once. */
export class KeyQueue {
  private readonly tails = new Map<string, Promise<unknown>>();

  enter(key: string): Turn {
    const before = this.tails.get(key);
    let leave = () => {};
    const mine = new Promise<void>((resolve) => (leave = resolve));
    // Without a value: each would hold that of the one before, and a key that is never at rest would hold them all.
    const tail = before === undefined ? mine : Promise.all([before, mine]).then(() => undefined);
    this.tails.set(key, tail);
    void tail.then(() => {
      if (this.tails.get(key) === tail) this.tails.delete(key);
    });
    return { leave, comes: (ms) => (before === undefined ? Promise.resolve(true) : comesWithin(before, ms)) };
  }

  /** Does something in the key's line, however long the wait. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(key);
    const turn = this.enter(key);
    try {
      await before;
      return await work();
    } finally {
      turn.leave();
    }
  }
}

async function comesWithin(before: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  const came = await Promise.race([before.then(() => true), late]);
  clearTimeout(timer);
  return came;
}
