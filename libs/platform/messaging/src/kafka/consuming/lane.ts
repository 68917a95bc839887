/** Something taken from a partition. */
export interface Taken<Item> {
  readonly offset: number;
  readonly item: Item;
}

/** Messages of one lane that were handed to the handler together. */
export interface Slice {
  /** The offset after the last of them, and after whatever bookkeeping follows it. */
  end: number;
  done: boolean;
}

/**
 * One partition of which this member takes the messages: those that wait, those that are being handled, and up to where
 * everything is done. An offset is committed only when all below it is.
 */
export class Lane<Item> {
  private waiting: Taken<Item>[] = [];
  private readonly slices: Slice[] = [];
  /** Messages below this offset have been taken, so they are skipped when they are fetched again. */
  private next = 0;
  private finished: number | null = null;
  private committed: number | null = null;
  private isLost = false;

  /**
   * @param before the lane of the same partition that this member had and lost, if its last messages are still being handled
   */
  constructor(
    readonly topic: string,
    readonly partition: number,
    private readonly before?: Lane<Item>,
  ) {}

  /** The partition is another member's: what was not begun is theirs, and nothing is committed any more. */
  lose(): void {
    this.isLost = true;
    this.waiting = [];
  }

  get lost(): boolean {
    return this.isLost;
  }

  get length(): number {
    return this.waiting.length;
  }

  get busy(): boolean {
    return this.slices.length > 0;
  }

  /** Whether all that an earlier lane of the partition began has ended. Until then the next would be beside it. */
  get free(): boolean {
    return this.before === undefined || (!this.before.busy && this.before.free);
  }

  /** Where to fetch from next; null when nothing has been fetched. */
  get position(): number | null {
    return this.next === 0 ? null : this.next;
  }

  /** Takes over what was fetched. `end` is the offset after all of it, bookkeeping of transactions included. */
  add(messages: readonly Taken<Item>[], end: number): void {
    if (this.isLost) return;
    for (const message of messages) if (message.offset >= this.next) this.waiting.push(message);
    this.reach(end);
  }

  /** Everything below `end` has been fetched. */
  reach(end: number): void {
    if (end <= this.next) return;
    this.next = end;
    if (this.waiting.length > 0) return;
    const last = this.slices.at(-1);
    if (last === undefined) this.finished = end;
    else last.end = end;
  }

  /** The next messages, at most so many, as a slice that is to be finished. */
  cut(most: number): { readonly items: Item[]; readonly slice: Slice } {
    const taken = this.waiting.splice(0, most);
    const slice: Slice = { end: this.waiting[0]?.offset ?? this.next, done: false };
    this.slices.push(slice);
    return { items: taken.map(({ item }) => item), slice };
  }

  finish(slice: Slice): void {
    slice.done = true;
    while (this.slices[0]?.done === true) this.finished = (this.slices.shift() as Slice).end;
  }

  /** The offset to commit; null when the last one committed still holds. */
  get toCommit(): number | null {
    return this.isLost || this.finished === this.committed ? null : this.finished;
  }

  wasCommitted(offset: number): void {
    this.committed = offset;
  }
}
